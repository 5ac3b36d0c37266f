/* Stands between a program and the disk (LD_PRELOAD), for files whose path holds ECT_SHIM_NAME.
 *
 * ECT_SHIM_FAIL=n   from the n-th write or sync on, every one fails with EIO: the drive was taken away.
 * ECT_SHIM_LOG=file every write (path, place, bytes), sync, truncation and removal is appended there, so that a loss of
 *                   power can be played: what was written after the last sync may be on the disk, or not.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static long done;

static int ours(int file, char *path) {
    char link[64];
    const char *name = getenv("ECT_SHIM_NAME");
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, 1023);
    if (length < 0 || !name) return 0;
    path[length] = 0;
    return strstr(path, name) != NULL && strstr(path, "-shm") == NULL;
}

static int fails(void) {
    const char *limit = getenv("ECT_SHIM_FAIL");
    return limit && ++done >= atol(limit);
}

static void note(char kind, const char *path, uint64_t place, const void *bytes, uint64_t length) {
    static int log = -1;
    const char *to = getenv("ECT_SHIM_LOG");
    if (!to) return;
    if (log < 0) log = open(to, O_WRONLY | O_CREAT | O_APPEND, 0600);
    uint64_t sizes[3] = {strlen(path), place, length};
    struct iovec parts[] = {{&kind, 1}, {sizes, sizeof sizes}, {(void *)path, sizes[0]}, {(void *)bytes, length}};
    if (writev(log, parts, bytes ? 4 : 3) < 0) abort();
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t put(ssize_t (*real)(int, const void *, size_t, off_t), int file, const void *bytes, size_t length, off_t place) {
    char path[1024];
    if (ours(file, path)) {
        if (fails()) { errno = EIO; return -1; }
        note('w', path, (uint64_t)place, bytes, length);
    }
    return real(file, bytes, length, place);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t place) {
    REAL(pwrite);
    return put(real, file, bytes, length, place);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place) {
    REAL(pwrite64);
    return put((ssize_t (*)(int, const void *, size_t, off_t))real, file, bytes, length, place);
}

static int sync_with(int (*real)(int), int file) {
    char path[1024];
    if (ours(file, path)) {
        if (fails()) { errno = EIO; return -1; }
        note('s', path, 0, NULL, 0);
    }
    return real(file);
}

int fsync(int file) {
    REAL(fsync);
    return sync_with(real, file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return sync_with(real, file);
}

static int cut(int (*real)(int, off_t), int file, off_t length) {
    char path[1024];
    if (ours(file, path)) {
        if (fails()) { errno = EIO; return -1; }
        note('t', path, (uint64_t)length, NULL, 0);
    }
    return real(file, length);
}

int ftruncate(int file, off_t length) {
    REAL(ftruncate);
    return cut(real, file, length);
}

int ftruncate64(int file, off64_t length) {
    REAL(ftruncate64);
    return cut((int (*)(int, off_t))real, file, length);
}

int unlink(const char *path) {
    REAL(unlink);
    const char *name = getenv("ECT_SHIM_NAME");
    if (name && strstr(path, name) && !strstr(path, "-shm")) note('u', path, 0, NULL, 0);
    return real(path);
}
