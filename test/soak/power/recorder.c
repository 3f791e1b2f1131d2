/*
 * Preloaded into a program, writes down in order what it does to the files below POWER_ROOT: every byte written, every flush, every name made or
 * taken away. Built and used by the power-loss simulation (recordWorkload.ts); replaying the list up to any point shows a disk after a power cut.
 * With POWER_KILL_AT in place of POWER_LIST nothing is written down: the program is killed when it has done so many deeds, the last of them half,
 * where it is a write (test/soak/kills). A program that ends before that leaves the number of its deeds in POWER_COUNT.
 * A record: kind (1 byte), lengths of two paths (2 and 2), offset (8), length of the bytes (8), the paths, the bytes; little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536
enum { CREATE = 1, WRITE = 2, TRUNCATE = 3, FLUSH = 4, RENAME = 5, UNLINK = 6, MKDIR = 7 };

static char *paths[MOST];
static int folders[MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int list = -1;
static long killAt, deeds;
static const char *root;

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void begin(void) {
  if (root) return;
  const char *wanted = getenv("POWER_ROOT"), *file = getenv("POWER_LIST"), *at = getenv("POWER_KILL_AT");
  if (!wanted || (!file && !at)) { root = ""; return; }
  if (at) killAt = atol(at);
  else list = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  root = strdup(wanted);
}

static int ours(const char *path) {
  begin();
  return (list >= 0 || killAt > 0) && path && *root && strncmp(path, root, strlen(root)) == 0;
}

static void put(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    long written = syscall(SYS_write, list, next, count);
    if (written < 0) { if (errno == EINTR) continue; abort(); }
    next += written;
    count -= written;
  }
}

/* Called with the lock held: the order of the list is the order in which the calls were made. */
static void note(uint8_t kind, const char *path, const char *other, uint64_t offset, const void *bytes, uint64_t count) {
  deeds += 1;
  if (deeds == killAt) kill(getpid(), SIGKILL);
  if (list < 0) return;
  uint16_t first = strlen(path), second = other ? strlen(other) : 0;
  char head[21];
  head[0] = kind;
  memcpy(head + 1, &first, 2);
  memcpy(head + 3, &second, 2);
  memcpy(head + 5, &offset, 8);
  memcpy(head + 13, &count, 8);
  put(head, sizeof head);
  put(path, first);
  if (second) put(other, second);
  if (bytes && count) put(bytes, count);
}

__attribute__((destructor)) static void told(void) {
  const char *file = getenv("POWER_COUNT");
  if (killAt <= 0 || !file) return;
  char line[32];
  int length = snprintf(line, sizeof line, "%ld", deeds);
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (syscall(SYS_write, fd, line, length) != length) abort();
}

/* Of the write in which the kill comes only half is done. Called with the lock held. */
static size_t most(size_t count) { return killAt > 0 && deeds + 1 == killAt && count > 1 ? count / 2 : count; }

static const char *pathOf(int fd) { return fd >= 0 && fd < MOST ? paths[fd] : NULL; }

static int opened(int fd, const char *path, int flags, int was) {
  if (fd < 0 || fd >= MOST || !ours(path)) return fd;
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = strdup(path);
  struct stat about;
  folders[fd] = fstat(fd, &about) == 0 && S_ISDIR(about.st_mode);
  if (!was && (flags & O_CREAT)) note(CREATE, path, NULL, 0, NULL, 0);
  if (was && (flags & O_TRUNC)) note(TRUNCATE, path, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

static int there(const char *path) { return ours(path) && access(path, F_OK) == 0; }

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    REAL(int, #name, const char *, int, ...); \
    int was = there(path); \
    return opened(real(path, flags, mode), path, flags, was); \
  }
OPENS(open)
OPENS(open64)

#define OPENATS(name) \
  int name(int folder, const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    REAL(int, #name, int, const char *, int, ...); \
    int was = there(path); \
    return opened(real(folder, path, flags, mode), path, flags, was); \
  }
OPENATS(openat)
OPENATS(openat64)

/* Before the number is free for another file, or for something that is no file. */
static void forget(int fd) {
  if (!pathOf(fd)) return;
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = NULL;
  pthread_mutex_unlock(&lock);
}

int close(int fd) {
  REAL(int, "close", int);
  forget(fd);
  return real(fd);
}

static ssize_t wrote(int fd, const void *bytes, ssize_t count, off_t offset) {
  if (count > 0 && pathOf(fd)) note(WRITE, pathOf(fd), NULL, offset, bytes, count);
  return count;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (!pathOf(fd)) return real(fd, bytes, count);
  pthread_mutex_lock(&lock);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  if (fcntl(fd, F_GETFL) & O_APPEND) offset = lseek(fd, 0, SEEK_END);
  ssize_t done = wrote(fd, bytes, real(fd, bytes, most(count)), offset);
  pthread_mutex_unlock(&lock);
  return done;
}

#define PWRITES(name) \
  ssize_t name(int fd, const void *bytes, size_t count, off_t offset) { \
    REAL(ssize_t, #name, int, const void *, size_t, off_t); \
    if (!pathOf(fd)) return real(fd, bytes, count, offset); \
    pthread_mutex_lock(&lock); \
    ssize_t done = wrote(fd, bytes, real(fd, bytes, most(count), offset), offset); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
PWRITES(pwrite)
PWRITES(pwrite64)

/* One part at a time, as a short write would have it. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  if (!pathOf(fd) || count == 0) return real(fd, parts, count);
  return write(fd, parts[0].iov_base, parts[0].iov_len);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  REAL(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
  if (!pathOf(fd) || count == 0) return real(fd, parts, count, offset);
  return pwrite(fd, parts[0].iov_base, parts[0].iov_len, offset);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t offset) { return pwritev(fd, parts, count, offset); }

#define TRUNCATES(name) \
  int name(int fd, off_t length) { \
    REAL(int, #name, int, off_t); \
    pthread_mutex_lock(&lock); \
    int done = real(fd, length); \
    if (done == 0 && pathOf(fd)) note(TRUNCATE, pathOf(fd), NULL, length, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
TRUNCATES(ftruncate)
TRUNCATES(ftruncate64)

#define FLUSHES(name) \
  int name(int fd) { \
    REAL(int, #name, int); \
    pthread_mutex_lock(&lock); \
    int done = real(fd); \
    if (done == 0 && pathOf(fd)) note(FLUSH, pathOf(fd), folders[fd] ? "/" : NULL, 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
FLUSHES(fsync)
FLUSHES(fdatasync)

static void moved(const char *from, const char *to) {
  for (int fd = 0; fd < MOST; fd += 1) {
    if (paths[fd] && strcmp(paths[fd], from) == 0) { free(paths[fd]); paths[fd] = strdup(to); }
  }
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  pthread_mutex_lock(&lock);
  int done = real(from, to);
  if (done == 0 && ours(from)) { note(RENAME, from, to, 0, NULL, 0); moved(from, to); }
  pthread_mutex_unlock(&lock);
  return done;
}

static int gone(int done, const char *path) {
  if (done == 0 && ours(path)) note(UNLINK, path, NULL, 0, NULL, 0);
  return done;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  pthread_mutex_lock(&lock);
  int done = gone(real(path), path);
  pthread_mutex_unlock(&lock);
  return done;
}
int remove(const char *path) {
  REAL(int, "remove", const char *);
  pthread_mutex_lock(&lock);
  int done = gone(real(path), path);
  pthread_mutex_unlock(&lock);
  return done;
}
int unlinkat(int folder, const char *path, int flags) {
  REAL(int, "unlinkat", int, const char *, int);
  char whole[PATH_MAX * 2], link[64], name[PATH_MAX];
  const char *shown = path;
  if (path[0] != '/' && folder != AT_FDCWD) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length > 0) { name[length] = 0; snprintf(whole, sizeof whole, "%s/%s", name, path); shown = whole; }
  }
  pthread_mutex_lock(&lock);
  int done = gone(real(folder, path, flags), shown);
  pthread_mutex_unlock(&lock);
  return done;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  pthread_mutex_lock(&lock);
  int done = real(path, mode);
  if (done == 0 && ours(path)) note(MKDIR, path, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

static int isWatched(int fd) { return pathOf(fd) != NULL; }

#include "wholeCopies.h"
