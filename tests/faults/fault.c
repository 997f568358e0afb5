/* Faults where a program meets the disk, placed one at a time; for the trials beside it, loaded before the C library.

   Only files under the folder given to fault_arm count. What is counted: writes, syncs, truncations, renames,
   removals, and opening with leave to create. Sockets to a network are refused at all times, counted, and noted in the
   file that PLANNER_SOCKETS names. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum how { COUNT, KILL_BEFORE, KILL_AFTER, KILL_HALFWAY, ERROR_ONCE, ERROR_FROM_HERE, FULL_ONCE, FULL_FROM_HERE };

static char root[PATH_MAX];
static int armed, target;
static enum how how;
static volatile int met, sockets;

void fault_arm(const char *folder, int at, int action) {
    snprintf(root, sizeof root, "%s", folder);
    target = at;
    how = (enum how)action;
    met = 0;
    armed = 1;
}
void fault_off(void) { armed = 0; }
int fault_met(void) { return met; }
int fault_sockets(void) { return sockets; }

static void die(void) {
    kill(getpid(), SIGKILL);
    pause();
}

static int is_ours(const char *path) {
    char here[PATH_MAX];
    if (path[0] == '/') return strncmp(path, root, strlen(root)) == 0;
    return getcwd(here, sizeof here) && strncmp(here, root, strlen(root)) == 0;
}

static int is_our_file(int descriptor) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* 0: go on; 1: fail, errno is set; 2: do half of it, then die. */
static int meets(int takes_space) {
    int now = __sync_add_and_fetch(&met, 1);
    int here = now == target, past = now >= target;
    if (how == KILL_BEFORE && here) die();
    if (how == KILL_HALFWAY && here) return 2;
    if ((how == ERROR_ONCE && here) || (how == ERROR_FROM_HERE && past)) {
        errno = EIO;
        return 1;
    }
    if (takes_space && ((how == FULL_ONCE && here) || (how == FULL_FROM_HERE && past))) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

static void done(void) {
    if (how == KILL_AFTER && met == target) die();
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define WRITING(result, halfway) \
    switch (meets(1)) { \
    case 1: return -1; \
    case 2: \
        (void)!halfway; \
        die(); \
    } \
    ssize_t written = result; \
    done(); \
    return written

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(write);
    if (!is_our_file(descriptor)) return real(descriptor, bytes, count);
    WRITING(real(descriptor, bytes, count), real(descriptor, bytes, count / 2));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t at) {
    REAL(pwrite);
    if (!is_our_file(descriptor)) return real(descriptor, bytes, count, at);
    WRITING(real(descriptor, bytes, count, at), real(descriptor, bytes, count / 2, at));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    if (!is_our_file(descriptor)) return real(descriptor, bytes, count, at);
    WRITING(real(descriptor, bytes, count, at), real(descriptor, bytes, count / 2, at));
}

#define STEP(ours, takes_space, call) \
    if (!armed || !(ours)) return call; \
    if (meets(takes_space)) return how == KILL_HALFWAY ? (die(), -1) : -1; \
    int result = call; \
    done(); \
    return result

int fsync(int descriptor) {
    REAL(fsync);
    STEP(is_our_file(descriptor), 0, real(descriptor));
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    STEP(is_our_file(descriptor), 0, real(descriptor));
}

int ftruncate(int descriptor, off_t length) {
    REAL(ftruncate);
    STEP(is_our_file(descriptor), 0, real(descriptor, length));
}

int ftruncate64(int descriptor, off64_t length) {
    REAL(ftruncate64);
    STEP(is_our_file(descriptor), 0, real(descriptor, length));
}

int rename(const char *from, const char *to) {
    REAL(rename);
    STEP(is_ours(to), 0, real(from, to));
}

int unlink(const char *path) {
    REAL(unlink);
    STEP(is_ours(path), 0, real(path));
}

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        if (!(flags & (O_CREAT | __O_TMPFILE))) return real(path, flags); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        STEP(is_ours(path), 1, real(path, flags, mode)); \
    }
OPENING(open)
OPENING(open64)

int socket(int domain, int type, int protocol) {
    REAL(socket);
    if (domain == AF_UNIX) return real(domain, type, protocol);
    __sync_add_and_fetch(&sockets, 1);
    const char *told = getenv("PLANNER_SOCKETS");
    FILE *list = told ? fopen(told, "a") : NULL;
    if (list) {
        fprintf(list, "process %d asked for a socket of family %d\n", getpid(), domain);
        fclose(list);
    }
    errno = EACCES;
    return -1;
}
