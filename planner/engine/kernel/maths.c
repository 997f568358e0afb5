/* The mathematics of a kernel, the same on every compiler: no library function rounds in its own way. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif
#if defined(__clang__)
#define LANES _Pragma("clang loop vectorize(enable)")
#else
#define LANES _Pragma("GCC ivdep")
#endif

static inline double k_from(uint64_t bits) { double x; memcpy(&x, &bits, 8); return x; }
static inline uint64_t k_bits(double x) { uint64_t bits; memcpy(&bits, &x, 8); return bits; }
static inline double k_min(double a, double b) { return a < b || a != a ? a : b; }
static inline double k_max(double a, double b) { return a > b || a != a ? a : b; }

/* e^r - 1 for |r| <= ln 2 / 2, by its series. */
static inline double k_small(double r) {
  double p = 1.0 / 87178291200.0;
  p = p * r + 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  return r + r * r * p;
}

static inline double k_exp(double x) {
  const double magic = 6755399441055744.0;
  double y = x < -746.0 ? -746.0 : x > 710.0 ? 710.0 : x;
  double t = y * 1.4426950408889634 + magic;
  double n = t - magic;
  double r = y - n * 0.693147180369123816490;
  r = r - n * 1.90821492927058770002e-10;
  double half = (n * 0.5 + magic) - magic;
  double one = k_from((k_bits(half + 1023.0 + magic) - k_bits(magic)) << 52);
  double other = k_from((k_bits(n - half + 1023.0 + magic) - k_bits(magic)) << 52);
  double found = (1.0 + k_small(r)) * one * other;
  return x != x ? x : found;
}

static inline double k_expm1(double x) {
  double size = fabs(x);
  double near = k_small(size < 0.34657359027997264 ? x : 0.0);
  return size < 0.34657359027997264 ? near : k_exp(x) - 1.0;
}

/* 2 atanh(f) = ln((1 + f) / (1 - f)) for |f| <= 0.172. */
static inline double k_atanh2(double f) {
  double s = f * f;
  double p = 1.0 / 23.0;
  p = p * s + 1.0 / 21.0;
  p = p * s + 1.0 / 19.0;
  p = p * s + 1.0 / 17.0;
  p = p * s + 1.0 / 15.0;
  p = p * s + 1.0 / 13.0;
  p = p * s + 1.0 / 11.0;
  p = p * s + 1.0 / 9.0;
  p = p * s + 1.0 / 7.0;
  p = p * s + 1.0 / 5.0;
  p = p * s + 1.0 / 3.0;
  return 2.0 * f + 2.0 * f * s * p;
}

static inline double k_log(double x) {
  double tiny = x < 2.2250738585072014e-308 ? 18014398509481984.0 : 1.0;
  double y = x * tiny;
  uint64_t bits = k_bits(y);
  double e = (double)(int32_t)((int32_t)(bits >> 52) - 1023) - (tiny > 1.0 ? 54.0 : 0.0);
  double m = k_from((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  double high = m > 1.4142135623730951 ? 1.0 : 0.0;
  m = high > 0.0 ? m * 0.5 : m;
  e = e + high;
  double found = e * 0.693147180369123816490 + (k_atanh2((m - 1.0) / (m + 1.0)) + e * 1.90821492927058770002e-10);
  found = x == INFINITY ? INFINITY : found;
  found = x == 0.0 ? -INFINITY : found;
  return x < 0.0 || x != x ? NAN : found;
}

static inline double k_log1p(double x) {
  double near = x > -0.29 && x < 0.41 ? 1.0 : 0.0;
  double y = near > 0.0 ? x : 0.0;
  return near > 0.0 ? k_atanh2(y / (2.0 + y)) : k_log(1.0 + x);
}

static inline double k_log2(double x) { return k_log(x) * 1.4426950408889634; }

static inline double k_pow(double x, double y) {
  double found = k_exp(y * k_log(x));
  found = x == 0.0 ? (y > 0.0 ? 0.0 : INFINITY) : found;
  return y == 0.0 || x == 1.0 ? 1.0 : found;
}

/* Everything one call works on. Arrays hold B draws a cell; `members` are counted by the axis's position. */
typedef struct {
  double *slot[SLOTS];
  int members[AXES];
  const unsigned short *cells[LOOPS];
  int count[LOOPS];
  double dt;
} Run;

static inline void clear(double *m, long cells) { memset(m, 0, cells * B * sizeof(double)); }
