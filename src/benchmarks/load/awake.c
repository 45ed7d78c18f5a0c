/*
 * Keeps wrk awake: it asks for what has come again and again, where it would wait. A load that sleeps has to be woken up for
 * nearly every answer, by the server, and on a virtual machine that can cost the server more than the answer itself.
 *
 *   cc -shared -fPIC -O2 -o awake.so awake.c -ldl && LD_PRELOAD=./awake.so wrk ...
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/epoll.h>
#include <time.h>

static long millis(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int epoll_wait(int fd, struct epoll_event *events, int most, int timeout) {
    static int (*real)(int, struct epoll_event *, int, int);
    if (!real) {
        real = (int (*)(int, struct epoll_event *, int, int)) dlsym(RTLD_NEXT, "epoll_wait");
    }
    long end = millis() + timeout;
    int found;
    do {
        found = real(fd, events, most, 0);
    } while (found == 0 && timeout != 0 && (timeout < 0 || millis() < end));
    return found;
}
