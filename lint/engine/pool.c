/* SPDX-License-Identifier: MIT */
/*
 * A ring of jobs. The caller's thread fills it at one end and empties it at
 * the other; the others take the jobs between in turn, and so does the caller
 * when it would have to wait. A letter and its findings live in a worker until
 * they are handed out, so memory is bounded by the ring, and by the bytes in
 * it where letters are large.
 */
#include "engine/pool.h"

#include "engine/off.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define AHEAD	   8	     /* jobs in the ring besides two for each thread */
#define ALONE	   3	     /* letters that are linted before threads are made: a few are done sooner alone */
#define MOST_BYTES (8 << 20) /* in the ring, but one letter may always be */

enum state { EMPTY, WAITING, TAKEN, DONE };

struct job {
	enum state state;
	struct worker *worker;
	const struct policy *policy;
	struct keep keep;
	char *path;
	uint8_t *bytes;
	size_t n, room;
	const struct off *off; /* the rules that it was linted without */
	struct outcome outcome;
};

struct pool {
	const struct registry *registry;
	struct cache *cache; /* or NULL */
	void (*done)(void *, const struct outcome *);
	void *arg;
	enum fixing fixing;
	struct job *jobs;
	pthread_t *threads;
	struct memory *memory; /* of the caller's thread */
	struct offs offs;      /* it changes under the lock */
	uint32_t size, nthreads, wanted;
	size_t bytes; /* of letters in the ring */
	uint64_t in, out; /* jobs put in and handed out so far */
	/* Below and the states of jobs: under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t more, less; /* a job waits; the oldest is done */
	uint32_t idle;             /* threads that wait for more */
	struct worker **spare;     /* those with no letter, the last used on top */
	uint32_t nspare;
	uint64_t next;             /* the first that no thread has taken */
	bool stop;
};

static void *must(void *p)
{
	if (!p)
		out_of_memory();
	return p;
}

struct pool *pool_new(const struct registry *g, uint32_t jobs,
		      void (*done)(void *, const struct outcome *), void *arg)
{
	struct pool *p = must(calloc(1, sizeof *p));
	p->registry = g;
	p->done = done;
	p->arg = arg;
	p->memory = memory_new(g);
	p->wanted = jobs > 1 ? jobs - 1 : 0;
	p->size = jobs > 1 ? jobs * 2 + AHEAD : 1;
	p->jobs = must(calloc(p->size, sizeof *p->jobs));
	p->threads = must(calloc(p->wanted + 1, sizeof *p->threads));
	p->spare = must(calloc(p->size, sizeof(struct worker *)));
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->more, NULL);
	pthread_cond_init(&p->less, NULL);
	return p;
}

void pool_fix(struct pool *p, enum fixing which)
{
	p->fixing = which;
}

void pool_cache(struct pool *p, struct cache *c)
{
	p->cache = c;
}

static void lint(const struct pool *p, struct job *j)
{
	struct outcome *o = &j->outcome;
	o->bytes = j->bytes;
	o->n = j->n;
	if (p->cache && p->fixing == FIX_NONE) {
		o->fixed = (struct fixed){ 0 };
		if (!worker_lint_cached(j->worker, p->cache, j->policy, j->path, j->bytes, j->n,
					&o->linted, &o->why))
			o->why = NULL;
		return;
	}
	if (!worker_fix(j->worker, j->policy, p->fixing, j->keep, j->path, j->bytes, j->n, &o->linted,
			&o->fixed, &o->why))
		o->why = NULL;
}

static struct job *job_at(struct pool *p, uint64_t serial)
{
	return &p->jobs[serial % p->size];
}

/* The next job that waits, taken; NULL: none does. Under the lock. */
static struct job *take(struct pool *p)
{
	while (p->next < p->in && job_at(p, p->next)->state != WAITING)
		p->next++; /* trouble, or linted before there were threads */
	if (p->next == p->in)
		return NULL;
	struct job *j = job_at(p, p->next++);
	j->state = TAKEN;
	j->worker = p->nspare ? p->spare[--p->nspare] : NULL;
	j->off = p->offs.list;
	return j;
}

static void do_job(struct pool *p, struct job *j, struct memory *m)
{
	if (!j->worker)
		j->worker = worker_with(m);
	worker_lend(j->worker, m);
	worker_leave_out(j->worker, j->off);
	lint(p, j);
}

static void *work(void *arg)
{
	struct pool *p = arg;
	struct memory *memory = memory_new(p->registry);
	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct job *j = take(p);
		if (!j) {
			if (p->stop)
				break;
			p->idle++;
			pthread_cond_wait(&p->more, &p->lock);
			p->idle--;
			continue;
		}
		pthread_mutex_unlock(&p->lock);
		do_job(p, j, memory);
		pthread_mutex_lock(&p->lock);
		j->state = DONE;
		if (j == job_at(p, p->out))
			pthread_cond_signal(&p->less);
	}
	pthread_mutex_unlock(&p->lock);
	memory_free(memory);
	return NULL;
}

/* As many as can be had; with none the caller does it all. */
static void start_threads(struct pool *p)
{
	while (p->nthreads < p->wanted &&
	       !pthread_create(&p->threads[p->nthreads], NULL, work, p))
		p->nthreads++;
	p->wanted = p->nthreads;
}

/*
 * Of the letters before it all is known now: what it was linted with too soon
 * is left out after all, so that the number of threads does not tell.
 */
static void settle(struct pool *p, struct job *j)
{
	if (off_concerns(p->offs.list, j->off, j->policy)) {
		free(j->outcome.fixed.bytes);
		j->outcome = (struct outcome){ .path = j->path };
		j->off = p->offs.list;
		do_job(p, j, p->memory);
	}
	if (j->outcome.why || (!p->offs.list && !j->outcome.linted.ntroubles))
		return;
	pthread_mutex_lock(&p->lock);
	off_count(&p->offs, &j->outcome.linted);
	pthread_mutex_unlock(&p->lock);
}

/* Hands out the oldest job, when it is done. */
static void hand_out(struct pool *p)
{
	struct job *j = job_at(p, p->out);
	pthread_mutex_lock(&p->lock);
	while (j->state != DONE) {
		struct job *other = take(p);
		if (!other) {
			pthread_cond_wait(&p->less, &p->lock);
			continue;
		}
		pthread_mutex_unlock(&p->lock);
		do_job(p, other, p->memory);
		pthread_mutex_lock(&p->lock);
		other->state = DONE;
	}
	pthread_mutex_unlock(&p->lock);
	if (j->worker)
		settle(p, j);
	p->done(p->arg, &j->outcome);
	free(j->outcome.fixed.bytes);
	j->outcome.fixed.bytes = NULL;
	pthread_mutex_lock(&p->lock);
	j->state = EMPTY;
	if (j->worker)
		p->spare[p->nspare++] = j->worker;
	j->worker = NULL;
	p->out++;
	pthread_mutex_unlock(&p->lock);
	p->bytes -= j->n;
	free(j->path);
	j->path = NULL;
	if (j->room > MOST_BYTES / 8) {
		free(j->bytes);
		j->bytes = NULL;
		j->room = 0;
	}
}

/* A job with room for n bytes, of which no thread knows yet. */
static struct job *new_job(struct pool *p, const char *path, const void *bytes, size_t n)
{
	while (p->in > p->out && (p->in - p->out == p->size || p->bytes + n > MOST_BYTES))
		hand_out(p);
	struct job *j = job_at(p, p->in);
	j->path = must(strdup(path));
	j->n = n;
	j->outcome = (struct outcome){ .path = j->path };
	if (n > j->room) {
		free(j->bytes);
		j->bytes = must(malloc(n));
		j->room = n;
	}
	memcpy(j->bytes, bytes, n);
	p->bytes += n;
	return j;
}

static void put_in(struct pool *p, struct job *j, enum state state)
{
	pthread_mutex_lock(&p->lock);
	j->state = state;
	p->in++;
	if (state == WAITING && p->idle)
		pthread_cond_signal(&p->more);
	pthread_mutex_unlock(&p->lock);
}

void pool_letter(struct pool *p, const struct policy *policy, struct keep keep, const char *path,
		 const uint8_t *bytes, size_t n)
{
	struct job *j = new_job(p, path, bytes, n);
	j->policy = policy;
	j->keep = keep;
	if (p->in >= ALONE && p->nthreads < p->wanted)
		start_threads(p);
	if (!p->nthreads) {
		j->worker = p->nspare ? p->spare[--p->nspare] : NULL;
		j->off = p->offs.list;
		do_job(p, j, p->memory);
	}
	put_in(p, j, p->nthreads ? WAITING : DONE);
	while (!p->nthreads && p->out < p->in)
		hand_out(p);
}

static void put_trouble(struct pool *p, const char *path, const char *why, bool held_back)
{
	struct job *j = new_job(p, path, why, strlen(why) + 1);
	j->outcome.why = (const char *)j->bytes;
	j->outcome.held_back = held_back;
	put_in(p, j, DONE);
	while (!p->nthreads && p->out < p->in)
		hand_out(p);
}

void pool_trouble(struct pool *p, const char *path, const char *why)
{
	put_trouble(p, path, why, false);
}

void pool_hold_back(struct pool *p, const char *path, const char *why)
{
	put_trouble(p, path, why, true);
}

const struct offs *pool_off(const struct pool *p)
{
	return &p->offs;
}

void pool_finish(struct pool *p)
{
	while (p->out < p->in)
		hand_out(p);
}

void pool_free(struct pool *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->stop = true;
	pthread_cond_broadcast(&p->more);
	pthread_mutex_unlock(&p->lock);
	for (uint32_t i = 0; i < p->nthreads; i++)
		pthread_join(p->threads[i], NULL);
	for (uint32_t i = 0; i < p->nspare; i++)
		worker_free(p->spare[i]);
	memory_free(p->memory);
	off_free(&p->offs);
	free(p->spare);
	for (uint32_t i = 0; i < p->size; i++) {
		free(p->jobs[i].path);
		free(p->jobs[i].bytes);
	}
	pthread_cond_destroy(&p->more);
	pthread_cond_destroy(&p->less);
	pthread_mutex_destroy(&p->lock);
	free(p->threads);
	free(p->jobs);
	free(p);
}

uint32_t pool_cores(void)
{
#ifdef __linux__
	cpu_set_t set;
	if (!sched_getaffinity(0, sizeof set, &set) && CPU_COUNT(&set) > 0)
		return (uint32_t)CPU_COUNT(&set);
#endif
	const long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (uint32_t)n : 1;
}
