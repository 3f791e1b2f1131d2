/*
 * Preloaded into a program, makes one of the writes below FAULT_ROOT fail, or the disk slow. What fails, and when, stands in a small file that is
 * shared with the program (FAULT_CONTROL), so that one process can walk over all its write points. Built by faultInjector.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536

/* The same words, in the same order, as in faultInjector.ts. */
struct control {
  int32_t armed;   /* 1: the writes are counted */
  int32_t left;    /* the write that fails, from 1; 0: none */
  int32_t error;   /* errno */
  int32_t lasting; /* 1: every write after it too */
  int32_t slow;    /* milliseconds that every flush takes longer */
  int32_t kills;   /* 1: the process dies there instead */
  int32_t seen;
  int32_t struck;
};

static volatile struct control *control;
static const char *root;
static char ours_fd[MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void begin(void) {
  if (root) return;
  const char *wanted = getenv("FAULT_ROOT"), *file = getenv("FAULT_CONTROL");
  if (!wanted || !file) { root = ""; return; }
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) {
    void *shared = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared != MAP_FAILED) control = shared;
    syscall(SYS_close, fd);
  }
  root = strdup(wanted);
}

static int below(const char *path) {
  begin();
  return control && path && *root && strncmp(path, root, strlen(root)) == 0;
}

static int ours(int fd) { return fd >= 0 && fd < MOST && ours_fd[fd]; }

/* Whether this write fails: then errno says how. */
static int strikes(void) {
  if (!control || !control->armed) return 0;
  pthread_mutex_lock(&lock);
  control->seen += 1;
  int now = control->left > 0 && --control->left == 0;
  if (!now && control->struck && control->lasting) now = 1;
  if (now) control->struck += 1;
  pthread_mutex_unlock(&lock);
  if (!now) return 0;
  if (control->kills) kill(getpid(), SIGKILL);
  errno = control->error;
  return control->error != 0;
}

static int writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)); }

static int opened(int fd, int isOurs) {
  if (fd >= 0 && fd < MOST) ours_fd[fd] = isOurs;
  return fd;
}

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    REAL(int, #name, const char *, int, ...); \
    int isOurs = below(path); \
    if (isOurs && writes(flags) && strikes()) return -1; \
    return opened(real(path, flags, mode), isOurs); \
  }
OPENS(open)
OPENS(open64)

#define OPENATS(name) \
  int name(int folder, const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
    REAL(int, #name, int, const char *, int, ...); \
    int isOurs = below(path); \
    if (isOurs && writes(flags) && strikes()) return -1; \
    return opened(real(folder, path, flags, mode), isOurs); \
  }
OPENATS(openat)
OPENATS(openat64)

/* Before the number is free for something that is no file of ours. */
static void forget(int fd) {
  if (fd >= 0 && fd < MOST) ours_fd[fd] = 0;
}

int close(int fd) {
  REAL(int, "close", int);
  forget(fd);
  return real(fd);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (ours(fd) && strikes()) return -1;
  return real(fd, bytes, count);
}

#define PWRITES(name) \
  ssize_t name(int fd, const void *bytes, size_t count, off_t offset) { \
    REAL(ssize_t, #name, int, const void *, size_t, off_t); \
    if (ours(fd) && strikes()) return -1; \
    return real(fd, bytes, count, offset); \
  }
PWRITES(pwrite)
PWRITES(pwrite64)

#define WRITEVS(name, ...) \
  if (ours(fd) && strikes()) return -1; \
  return real(fd, parts, count, ##__VA_ARGS__);
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  WRITEVS(writev)
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  REAL(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
  WRITEVS(pwritev, offset)
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t offset) {
  REAL(ssize_t, "pwritev64", int, const struct iovec *, int, off_t);
  WRITEVS(pwritev64, offset)
}

#define TRUNCATES(name) \
  int name(int fd, off_t length) { \
    REAL(int, #name, int, off_t); \
    if (ours(fd) && strikes()) return -1; \
    return real(fd, length); \
  }
TRUNCATES(ftruncate)
TRUNCATES(ftruncate64)

#define FLUSHES(name) \
  int name(int fd) { \
    REAL(int, #name, int); \
    if (ours(fd) && control->armed && control->slow > 0) usleep(control->slow * 1000); \
    if (ours(fd) && strikes()) return -1; \
    return real(fd); \
  }
FLUSHES(fsync)
FLUSHES(fdatasync)

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (below(to) && strikes()) return -1;
  return real(from, to);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (below(path) && access(path, F_OK) == 0 && strikes()) return -1;
  return real(path);
}

int remove(const char *path) {
  REAL(int, "remove", const char *);
  if (below(path) && access(path, F_OK) == 0 && strikes()) return -1;
  return real(path);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  if (below(path) && access(path, F_OK) != 0 && strikes()) return -1;
  return real(path, mode);
}

static int isWatched(int fd) { return ours(fd); }

#include "../soak/power/wholeCopies.h"
