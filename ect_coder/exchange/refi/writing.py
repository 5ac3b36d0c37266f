"""Models made into XML, and held against the standard's schemas before they are anywhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree
from xsdata.formats.dataclass.serializers.config import SerializerConfig
from xsdata_pydantic.bindings import XmlSerializer

from ect_coder import __version__
from ect_coder.errors import InvalidExport
from ect_coder.resources import resource

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = f"ECT Coder {__version__}"
_SCHEMAS = {PROJECT: "Project.xsd", CODEBOOK: "Codebook.xsd"}


def xml(model: Any, namespace: str, path_name: str) -> bytes:
    """Write a model as XML in UTF-8; raise InvalidExport if the schema would refuse it."""
    serializer = XmlSerializer(config=SerializerConfig(encoding="UTF-8"))
    content: bytes = serializer.render(model, ns_map={None: namespace}).encode("utf-8")
    if not _schema(namespace).validate(etree.fromstring(content)):
        raise InvalidExport(path=path_name)
    return content


@cache
def _schema(namespace: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(resource("refi", _SCHEMAS[namespace]))))
