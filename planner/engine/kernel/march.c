/* The march: lanes of draws one after another, each through all steps, so that its stocks stay in the cache. */
typedef struct {
  int slot, cells;
  const double **row; /* one a step, the same pointer while nothing changes */
  const int *varies;  /* one a step: 1 when draws differ */
} Feed;

typedef struct {
  int slot, cells, kept;
  const int *into;
  double *out;
} Watch;

typedef struct {
  int members[AXES];
  double dt, conserved, negative;
  int draws, first, last, steps;
  int feeds, watches;
  const Feed *feed;
  const Watch *watch;
  double *arena;
  const long *place; /* of every slot in the arena, in doubles; the last one is its size */
  const unsigned short **cells;
  const int *count;
} Call;

static void load(Run *c, const Call *a, const Feed *f, int step, int first, int lanes) {
  const double *from = f->row[step];
  double *to = c->slot[f->slot];
  if (f->varies[step]) {
    for (int i = 0; i < f->cells; i++)
      for (int d = 0; d < B; d++) to[(long)i * B + d] = from[(long)i * a->draws + first + (d < lanes ? d : lanes - 1)];
  } else {
    for (int i = 0; i < f->cells; i++)
      for (int d = 0; d < B; d++) to[(long)i * B + d] = from[i];
  }
}

static void feed(Run *c, const Call *a, int step, int first, int lanes) {
  for (int k = 0; k < a->feeds; k++) {
    const Feed *f = a->feed + k;
    if (step == 0 || f->row[step] != f->row[step - 1]) load(c, a, f, step, first, lanes);
  }
}

/* Sums what is watched; a single number is added up in registers, a table cell by cell. */
static void keep(const Run *c, const Call *a, int step, int first, int lanes) {
  for (int k = 0; k < a->watches; k++) {
    const Watch *w = a->watch + k;
    const double *restrict from = c->slot[w->slot];
    double *out = w->out + (long)step * w->kept * a->draws + first;
    if (w->kept == 1) {
      double sum[B] = {0.0};
      for (int i = 0; i < w->cells; i++) {
        if (w->into[i] < 0) continue;
        for (int d = 0; d < B; d++) sum[d] += from[(long)i * B + d];
      }
      for (int d = 0; d < lanes; d++) out[d] = sum[d];
      continue;
    }
    for (int i = 0; i < w->cells; i++) {
      if (w->into[i] < 0) continue;
      double *to = out + (long)w->into[i] * a->draws;
      for (int d = 0; d < lanes; d++) to[d] += from[(long)i * B + d];
    }
  }
}

static long size_of(const Call *a, int slot) { return a->place[slot + 1] - a->place[slot]; }

static void add_up(const Run *c, const Call *a, const int *slots, int count, double *total) {
  for (int d = 0; d < B; d++) total[d] = 0.0;
  for (int k = 0; k < count; k++) {
    const double *from = c->slot[slots[k]];
    long size = size_of(a, slots[k]);
    for (long i = 0; i < size; i += B)
      for (int d = 0; d < B; d++) total[d] += from[i + d];
  }
}

/* 1 when people appear, vanish or go negative, as the plain run's books would say. */
static int out_of_order(const Run *c, const Call *a, double *total) {
  double before[B], came[B];
  memcpy(before, total, sizeof before);
  add_up(c, a, people, N_people, total);
  add_up(c, a, coming, N_coming, came);
  for (int d = 0; d < B; d++) {
    double most = a->conserved * (total[d] > 1.0 ? total[d] : 1.0);
    if (!(fabs(total[d] - before[d] - came[d]) <= most)) return 1;
  }
  double lowest = 0.0;
  int strange = 0;
  for (int k = 0; k < N_afters; k++) {
    const double *from = c->slot[afters[k]];
    long size = size_of(a, afters[k]);
    for (long i = 0; i < size; i++) {
      lowest = from[i] < lowest ? from[i] : lowest;
      strange |= from[i] != from[i];
    }
  }
  return strange || lowest < a->negative;
}

static void turn(Run *c) {
  for (int k = 0; k < N_afters; k++) {
    double *before = c->slot[befores[k]];
    c->slot[befores[k]] = c->slot[afters[k]];
    c->slot[afters[k]] = before;
  }
}

/* Draws `first` to `last` through all steps; 0, or the step at which the books broke. */
API int CALLED(NAME, run)(const Call *a) {
  Run c;
  double total[B];
  memcpy(c.members, a->members, sizeof c.members);
  for (int k = 0; k < LOOPS; k++) { c.cells[k] = a->cells[k]; c.count[k] = a->count[k]; }
  c.dt = a->dt;
  for (int first = a->first; first < a->last; first += B) {
    int lanes = a->last - first < B ? a->last - first : B;
    memset(a->arena, 0, a->place[SLOTS] * sizeof(double));
    for (int k = 0; k < SLOTS; k++) c.slot[k] = a->arena + a->place[k];
    feed(&c, a, 0, first, lanes);
    for (int k = 0; k < N_afters; k++)
      memcpy(c.slot[afters[k]], c.slot[befores[k]], size_of(a, afters[k]) * sizeof(double));
    add_up(&c, a, people, N_people, total);
    indicators(&c);
    keep(&c, a, 0, first, lanes);
    for (int at = 1; at <= a->steps; at++) {
      turn(&c);
      step(&c);
      if (out_of_order(&c, a, total)) return at;
      feed(&c, a, at, first, lanes);
      indicators(&c);
      keep(&c, a, at, first, lanes);
    }
  }
  return 0;
}

API const char *CALLED(NAME, mark)(void) { return TEXT(MARK); }

/* Whether this processor, and what runs on it, keeps the wide registers that this was compiled for. */
#if defined(__AVX2__)
#include <cpuid.h>
static int has_wide_registers(void) {
  unsigned a, b, c, d, low, high;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !(c & bit_AVX)) return 0;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  if ((low & 6) != 6) return 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX2) != 0;
}
#else
static int has_wide_registers(void) { return 1; }
#endif
API int CALLED(NAME, fits)(void) { return has_wide_registers(); }
