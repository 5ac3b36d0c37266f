"""What is read: documents, their texts, and the projects they speak of."""
