// train learns the network that lint/neural runs: for each place of a text, from what stands on both sides of it,
// how likely each character is there. See ../RECIPE.md for how to build and run it, and for what came of it.
//
// Two gated recurrent units (Cho et al. 2014), one reading from the left and one from the right, a hidden layer
// over both, and one output vector per character. It is learned twice over.
//
// "language": to predict every character. The loss is a softmax over a sample of all characters drawn by their
// frequency (Bengio and Senécal 2003), and a second one over those that the right character is mistaken for.
//
// "choices": from there, to tell the right character from those that the n-gram model thinks nearly as likely or
// likelier. What that model says is given (in nats, times a number that is learned too), so that the network learns
// what it does not know.
//
// A few characters of what is read are replaced by such as they are mistaken for, never of what is to be predicted:
// copy with one slip often has another. Adam (Kingma and Ba 2015); the step shrinks linearly to zero.

#include <cblas.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

extern "C" void openblas_set_num_threads(int);

namespace {

#ifndef STATE
#define STATE 448
#endif
#ifndef HIDDEN
#define HIDDEN 320
#endif

constexpr int E = 96;      // input vector of a character
constexpr int H = STATE;   // state of each reader
constexpr int M = HIDDEN;  // hidden layer over both
constexpr int D = 128;     // output vector
constexpr int T = 64;    // characters of a chunk
constexpr int B = 64;    // chunks a thread reads at a time
constexpr int N = 768;   // sampled characters
constexpr int K = 16;    // sampled characters that the right one is mistaken for
constexpr int R = T * B;
constexpr int kThreads = 2;
constexpr float kNoise = 0.02f;      // share of characters read that are replaced
constexpr float kHardShare = 0.7f;   // weight of the second loss

using Floats = std::vector<float>;
using Random = std::mt19937_64;

float Uniform(Random& g) { return (g() >> 40) * (1.0f / (1 << 24)); }

// ---- data -------------------------------------------------------------------------------------------------

std::vector<uint16_t> ReadNumbers(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) {
    std::cerr << path << ": cannot be read; write it with go run ./checks/typo/engine/traindata\n";
    std::exit(1);
  }
  std::vector<uint16_t> out(in.tellg() / 2);
  in.seekg(0);
  in.read(reinterpret_cast<char*>(out.data()), out.size() * 2);
  return out;
}

constexpr int kChoices = 6;
struct Choice {  // as traindata writes it
  uint32_t at;
  uint16_t id[kChoices];
  int16_t gain[kChoices];  // 1/64 nat
};
static_assert(sizeof(Choice) == 4 + 4 * kChoices, "packed");

struct Data {
  std::vector<Choice> choices;         // by place
  std::vector<uint16_t> tokens;
  std::vector<uint32_t> chunks, held;  // where chunks begin
  int vocabulary = 0;
  Floats log_q;                        // of the sampling distribution
  Floats cumulative_q;
  std::vector<std::vector<uint16_t>> confusions;
  std::vector<Floats> confusion_cumulative, confusion_log_q;

  explicit Data(const std::string& dir, Random& g) {
    tokens = ReadNumbers(dir + "/tokens.bin");
    vocabulary = ReadNumbers(dir + "/vocabulary.bin").size();
    std::map<std::string, double> weights;  // instead of those of the segments
    std::string line;
    for (std::ifstream in(dir + "/weights.tsv"); std::getline(in, line);) {
      std::istringstream fields(line);
      std::string name;
      if (line[0] != '#' && fields >> name) fields >> weights[name];
    }
    std::ifstream in(dir + "/segments.tsv");
    while (std::getline(in, line)) {
      std::istringstream fields(line);
      std::string name;
      uint64_t start, length;
      double weight;
      fields >> name >> start >> length >> weight;
      if (weights.count(name)) weight = weights[name];
      // A source of weight 2 is read twice, cut at other places; of weight 0.2, a fifth of its chunks.
      for (double left = weight; left > 0; left -= 1) {
        for (uint64_t at = start + g() % T; at + T <= start + length; at += T) {
          // A two-hundredth of the text is held out, in stretches, whatever the weight.
          if (at / 8192 % 200 == 7) {
            if (left == weight && weight >= 1) held.push_back(at);
          } else if (Uniform(g) < left) {
            chunks.push_back(at);
          }
        }
      }
    }
    std::shuffle(chunks.begin(), chunks.end(), g);
    std::shuffle(held.begin(), held.end(), g);
    held.resize(std::min<size_t>(held.size(), 16 * B));
    std::ifstream doubt(dir + "/choices.bin", std::ios::binary | std::ios::ate);
    if (doubt) {
      choices.resize(doubt.tellg() / sizeof(Choice));
      doubt.seekg(0);
      doubt.read(reinterpret_cast<char*>(choices.data()), choices.size() * sizeof(Choice));
    }
    std::vector<double> met(vocabulary, 1);
    for (size_t i = 0; i < chunks.size(); i += 4) {
      for (int t = 0; t < T; t++) met[tokens[chunks[i] + t]]++;
    }
    double sum = 0;
    for (double& n : met) sum += n = std::pow(n, 0.75);
    double reached = 0;
    for (double n : met) {
      log_q.push_back(std::log(n / sum));
      cumulative_q.push_back(reached += n / sum);
    }
    std::vector<uint16_t> table = ReadNumbers(dir + "/confusions.bin");
    const float by_kind[] = {0, 3, 2, 1, 1.5f, 4, 0};  // the kinds of candidates.go, from the likeliest
    for (size_t at = 0; at < table.size();) {
      int n = table[at++];
      std::vector<uint16_t> list;
      Floats weight, cumulative, log;
      float total = 0, upto = 0;
      for (int i = 0; i < n; i++, at += 2) {
        list.push_back(table[at]);
        weight.push_back(by_kind[table[at + 1]] * std::sqrt(std::exp(log_q[table[at]])));
        total += weight.back();
      }
      for (float w : weight) {
        cumulative.push_back(upto += w / total);
        log.push_back(std::log(w / total));
      }
      confusions.push_back(list);
      confusion_cumulative.push_back(cumulative);
      confusion_log_q.push_back(log);
    }
  }

  int Confusion(int id, Random& g) const {  // an index of confusions[id], -1 for none
    const Floats& c = confusion_cumulative[id];
    if (c.empty()) return -1;
    return std::min<int>(std::lower_bound(c.begin(), c.end(), Uniform(g)) - c.begin(), c.size() - 1);
  }
  int Sample(Random& g) const {
    return std::min<int>(std::lower_bound(cumulative_q.begin(), cumulative_q.end(), Uniform(g)) - cumulative_q.begin(), vocabulary - 1);
  }
};

// ---- parameters -------------------------------------------------------------------------------------------

struct Shape {
  int v, e = E, h = H, m = M, d = D;
};

// Matrices are row-major; a weight of [in][out] maps a row vector.
struct Layout {
  int v;
  size_t embed, wx[2], uh[2], bx[2], bn[2], w1, b1, w2, b2, out, bias, trust, size;
  explicit Layout(const Shape& s) : v(s.v) {
    size_t at = 0;
    auto take = [&](size_t n) { size_t was = at; at += n; return was; };
    embed = take(size_t(v) * s.e);
    for (int d = 0; d < 2; d++) {
      wx[d] = take(s.e * 3 * s.h);
      uh[d] = take(s.h * 3 * s.h);
      bx[d] = take(3 * s.h);
      bn[d] = take(s.h);
    }
    w1 = take(2 * s.h * s.m);
    b1 = take(s.m);
    w2 = take(s.m * s.d);
    b2 = take(s.d);
    out = take(size_t(v) * s.d);
    bias = take(v);
    trust = take(1);
    size = at;
  }
};

// Widen puts a network of the shape `was` into p, a network of the shape built in as it is before training. Units that
// `was` does not have keep what they take in and give nothing yet to those that it has, so that the network says what
// it said (Chen, Goodfellow and Shlens 2016).
void Widen(const Shape& was, const Floats& from, Floats& p) {
  const Layout a(was), b(Shape{was.v});
  // One matrix of [gin * in][gout * out], groups of rows and columns each widened by itself.
  auto put = [&](size_t x, size_t y, int gin, int in, int gout, int out, int to_in, int to_out) {
    for (int g = 0; g < gin; g++) {
      for (int i = 0; i < to_in; i++) {
        for (int k = 0; k < gout; k++) {
          for (int j = 0; j < out; j++) {
            p[y + (size_t(g) * to_in + i) * gout * to_out + k * to_out + j] =
                i < in ? from[x + (size_t(g) * in + i) * gout * out + k * out + j] : 0;
          }
        }
      }
    }
  };
  put(a.embed, b.embed, 1, was.v, 1, was.e, was.v, E);
  for (int d = 0; d < 2; d++) {
    put(a.wx[d], b.wx[d], 1, was.e, 3, was.h, E, H);
    put(a.uh[d], b.uh[d], 1, was.h, 3, was.h, H, H);
    put(a.bx[d], b.bx[d], 1, 1, 3, was.h, 1, H);
    put(a.bn[d], b.bn[d], 1, 1, 1, was.h, 1, H);
  }
  put(a.w1, b.w1, 2, was.h, 1, was.m, H, M);
  put(a.b1, b.b1, 1, 1, 1, was.m, 1, M);
  put(a.w2, b.w2, 1, was.m, 1, was.d, M, D);
  put(a.b2, b.b2, 1, 1, 1, was.d, 1, D);
  put(a.out, b.out, 1, was.v, 1, was.d, was.v, D);
  put(a.bias, b.bias, 1, 1, 1, was.v, 1, was.v);
  p[b.trust] = from[a.trust];
}

void Gemm(bool ta, bool tb, int m, int n, int k, const float* a, const float* b, float* c, float beta, float alpha = 1) {
  cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, alpha, a,
              ta ? m : k, b, tb ? k : n, beta, c, n);
}

inline float Sigmoid(float x) { return 1 / (1 + std::exp(-x)); }
inline float Tanh(float x) { return 2 / (1 + std::exp(-2 * x)) - 1; }

// ---- one thread's work ------------------------------------------------------------------------------------

struct Reader {  // one direction; time runs in the order it reads
  Floats x, gx, gh, h, dgx, dgh, dx, dh, dout;
  Floats r, z, n;
  Reader() : x(R * E), gx(R * 3 * H), gh(R * 3 * H), h((T + 1) * B * H), dgx(R * 3 * H), dgh(R * 3 * H), dx(R * E), dh(B * H), dout((T + 1) * B * H), r(R * H), z(R * H), n(R * H) {}

  void Forward(const float* p, const Layout& l, int d, const int* ids) {
    for (int i = 0; i < R; i++) std::memcpy(&x[i * E], p + l.embed + size_t(ids[i]) * E, E * sizeof(float));
    Gemm(false, false, R, 3 * H, E, x.data(), p + l.wx[d], gx.data(), 0);
    std::fill(h.begin(), h.begin() + B * H, 0);
    const float *bx = p + l.bx[d], *bn = p + l.bn[d];
    for (int t = 0; t < T; t++) {
      float* g = &gh[size_t(t) * B * 3 * H];
      Gemm(false, false, B, 3 * H, H, &h[size_t(t) * B * H], p + l.uh[d], g, 0);
      for (int b = 0; b < B; b++) {
        const float* a = &gx[(size_t(t) * B + b) * 3 * H];
        float* u = g + b * 3 * H;
        size_t at = (size_t(t) * B + b) * H;
        const float* was = &h[at];
        float* now = &h[at + B * H];
        float *rr = &r[at], *zz = &z[at], *nn = &n[at];
#pragma GCC ivdep
        for (int i = 0; i < H; i++) {
          rr[i] = Sigmoid(a[i] + u[i] + bx[i]);
          zz[i] = Sigmoid(a[H + i] + u[H + i] + bx[H + i]);
          u[2 * H + i] += bn[i];
          nn[i] = Tanh(a[2 * H + i] + bx[2 * H + i] + rr[i] * u[2 * H + i]);
          now[i] = (1 - zz[i]) * nn[i] + zz[i] * was[i];
        }
      }
    }
  }

  // dout holds the gradient of each state h[t].
  void Backward(const float* p, float* grad, const Layout& l, int d, const int* ids) {
    std::fill(dh.begin(), dh.end(), 0);
    for (int t = T - 1; t >= 0; t--) {
      for (int b = 0; b < B; b++) {
        size_t at = (size_t(t) * B + b) * H, row = at * 3;
        const float *was = &h[at], *extra = &dout[at + B * H], *rr = &r[at], *zz = &z[at], *nn = &n[at], *u = &gh[row];
        float *q = &dh[b * H], *gx_ = &dgx[row], *gh_ = &dgh[row];
#pragma GCC ivdep
        for (int i = 0; i < H; i++) {
          float g = q[i] + extra[i];
          float dn = g * (1 - zz[i]) * (1 - nn[i] * nn[i]);
          float dz = g * (was[i] - nn[i]) * zz[i] * (1 - zz[i]);
          float dr = dn * u[2 * H + i] * rr[i] * (1 - rr[i]);
          gx_[i] = gh_[i] = dr;
          gx_[H + i] = gh_[H + i] = dz;
          gx_[2 * H + i] = dn;
          gh_[2 * H + i] = dn * rr[i];
          q[i] = g * zz[i];
        }
      }
      Gemm(false, true, B, H, 3 * H, &dgh[size_t(t) * B * 3 * H], p + l.uh[d], dh.data(), 1);
    }
    Gemm(true, false, H, 3 * H, R, h.data(), dgh.data(), grad + l.uh[d], 1);
    Gemm(true, false, E, 3 * H, R, x.data(), dgx.data(), grad + l.wx[d], 1);
    Gemm(false, true, R, E, 3 * H, dgx.data(), p + l.wx[d], dx.data(), 0);
    float *bx = grad + l.bx[d], *bn = grad + l.bn[d];
    for (int i = 0; i < R; i++) {
      for (int k = 0; k < 3 * H; k++) bx[k] += dgx[size_t(i) * 3 * H + k];
      for (int k = 0; k < H; k++) bn[k] += dgh[size_t(i) * 3 * H + 2 * H + k];
      float* e = grad + l.embed + size_t(ids[i]) * E;
      for (int k = 0; k < E; k++) e[k] += dx[i * E + k];
    }
  }
};

struct Worker {
  const Data& data;
  const Layout& l;
  Random g;
  Reader reader[2];
  std::vector<int> read[2], target;
  Floats grad, c, a, o, dc, da, d_o, s, shared, dshared;
  double loss = 0, hard_loss = 0, count = 0, hard_count = 0;

  Worker(const Data& data, const Layout& l, int seed)
      : data(data), l(l), g(seed), target(R), grad(l.size), c(R * 2 * H), a(R * M), o(R * D), dc(R * 2 * H), da(R * M), d_o(R * D), s(R * N), shared(N * D), dshared(N * D) {
    read[0].resize(R);
    read[1].resize(R);
  }

  void Load(const uint32_t* chunks, bool noise) {
    for (int b = 0; b < B; b++) {
      for (int t = 0; t < T; t++) {
        int id = data.tokens[chunks[b] + t], seen = id;
        if (noise && Uniform(g) < kNoise) {
          int k = data.Confusion(id, g);
          if (k >= 0) seen = data.confusions[id][k];
        }
        target[t * B + b] = id;
        read[0][t * B + b] = read[1][(T - 1 - t) * B + b] = seen;
      }
    }
  }

  std::vector<int> rows;               // the places that are predicted, t * B + b
  std::vector<const Choice*> choices;  // of each, where the network learns to choose

  void ChooseAll() {
    choices.clear();
    rows.resize(R);
    std::iota(rows.begin(), rows.end(), 0);
  }

  void ChooseDoubtful(const uint32_t* chunks) {
    rows.clear();
    choices.clear();
    for (int b = 0; b < B; b++) {
      auto less = [](const Choice& c, uint32_t at) { return c.at < at; };
      auto c = std::lower_bound(data.choices.begin(), data.choices.end(), chunks[b] + 4, less);
      for (; c != data.choices.end() && c->at < chunks[b] + T - 4; ++c) {
        rows.push_back((c->at - chunks[b]) * B + b);
        choices.push_back(&*c);
      }
    }
  }

  // Forward leaves the output vectors of the rows in o.
  void Forward(const float* p) {
    for (int d = 0; d < 2; d++) reader[d].Forward(p, l, d, read[d].data());
    // Place t is seen from the left by what was read before it, from the right by what was read after it.
    const int n = rows.size();
    for (int i = 0; i < n; i++) {
      const int t = rows[i] / B, b = rows[i] % B;
      float* row = &c[size_t(i) * 2 * H];
      std::memcpy(row, &reader[0].h[(size_t(t) * B + b) * H], H * sizeof(float));
      std::memcpy(row + H, &reader[1].h[(size_t(T - 1 - t) * B + b) * H], H * sizeof(float));
    }
    Gemm(false, false, n, M, 2 * H, c.data(), p + l.w1, a.data(), 0);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < M; k++) a[i * M + k] = std::max(0.0f, a[i * M + k] + p[l.b1 + k]);
    }
    Gemm(false, false, n, D, M, a.data(), p + l.w2, o.data(), 0);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < D; k++) o[i * D + k] += p[l.b2 + k];
    }
  }

  void Loss(const float* p) {
    std::fill(d_o.begin(), d_o.end(), 0);
    int ids[N];
    for (int n = 0; n < N; n++) {
      ids[n] = data.Sample(g);
      std::memcpy(&shared[n * D], p + l.out + size_t(ids[n]) * D, D * sizeof(float));
    }
    Gemm(false, true, R, N, D, o.data(), shared.data(), s.data(), 0);
    const float scale = 1.0f / (R * kThreads), log_n = std::log(float(N));
    Floats plus(N);
    for (int n = 0; n < N; n++) plus[n] = p[l.bias + ids[n]] - data.log_q[ids[n]] - log_n;
    for (int i = 0; i < R; i++) {
      const int y = target[i];
      float* row = &s[size_t(i) * N];
      if (y == 0) {
        std::fill(row, row + N, 0);
        continue;
      }
      const float *v = &o[i * D], *w = p + l.out + size_t(y) * D;
      float own = p[l.bias + y];
      for (int k = 0; k < D; k++) own += v[k] * w[k];
      float corrected = own - data.log_q[y] - log_n, most = corrected;
      for (int n = 0; n < N; n++) {
        row[n] = ids[n] == y ? -1e30f : row[n] + plus[n];
        most = std::max(most, row[n]);
      }
      float sum = std::exp(corrected - most);
      const float mine = sum;
#pragma GCC ivdep
      for (int n = 0; n < N; n++) sum += row[n] = std::exp(row[n] - most);
      loss += std::log(sum) + most - corrected;
      count++;
      const float f = scale / sum;
      for (int n = 0; n < N; n++) row[n] *= f;
      float dy = mine * f - scale;
      // The second loss.
      int drawn[K];
      float e[K];
      const auto& list = data.confusions[y];
      if (!list.empty()) {
        const float log_k = std::log(float(K));
        float top = own;
        for (int k = 0; k < K; k++) {
          int j = data.Confusion(y, g);
          drawn[k] = list[j];
          const float* u = p + l.out + size_t(drawn[k]) * D;
          float q = p[l.bias + drawn[k]] - data.confusion_log_q[y][j] - log_k;
          for (int m = 0; m < D; m++) q += v[m] * u[m];
          e[k] = q;
          top = std::max(top, q);
        }
        float all = std::exp(own - top), me = all;
        for (int k = 0; k < K; k++) all += e[k] = std::exp(e[k] - top);
        hard_loss += std::log(all) + top - own;
        hard_count++;
        const float by = kHardShare * scale / all;
        dy += me * by - kHardShare * scale;
        for (int k = 0; k < K; k++) {
          const float dk = e[k] * by;
          const float* u = p + l.out + size_t(drawn[k]) * D;
          float *gu = &grad[l.out + size_t(drawn[k]) * D], *gv = &d_o[i * D];
          for (int m = 0; m < D; m++) {
            gv[m] += dk * u[m];
            gu[m] += dk * v[m];
          }
          grad[l.bias + drawn[k]] += dk;
        }
      }
      float *gw = &grad[l.out + size_t(y) * D], *gv = &d_o[i * D];
      for (int m = 0; m < D; m++) {
        gv[m] += dy * w[m];
        gw[m] += dy * v[m];
      }
      grad[l.bias + y] += dy;
    }
    Gemm(false, false, R, D, N, s.data(), shared.data(), d_o.data(), 1);
    Gemm(true, false, N, D, R, s.data(), o.data(), dshared.data(), 0);
    Floats column(N, 0);
    for (int i = 0; i < R; i++) {
      for (int n = 0; n < N; n++) column[n] += s[size_t(i) * N + n];
    }
    for (int n = 0; n < N; n++) {
      float* to = &grad[l.out + size_t(ids[n]) * D];
      for (int k = 0; k < D; k++) to[k] += dshared[n * D + k];
      grad[l.bias + ids[n]] += column[n];
    }
  }

  void Backward(const float* p) {
    const int n = rows.size();
    Gemm(true, false, M, D, n, a.data(), d_o.data(), &grad[l.w2], 1);
    Gemm(false, true, n, M, D, d_o.data(), p + l.w2, da.data(), 0);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < D; k++) grad[l.b2 + k] += d_o[i * D + k];
      for (int k = 0; k < M; k++) {
        if (a[i * M + k] <= 0) da[i * M + k] = 0;
        grad[l.b1 + k] += da[i * M + k];
      }
    }
    Gemm(true, false, 2 * H, M, n, c.data(), da.data(), &grad[l.w1], 1);
    Gemm(false, true, n, 2 * H, M, da.data(), p + l.w1, dc.data(), 0);
    for (auto& r : reader) std::fill(r.dout.begin(), r.dout.end(), 0);
    for (int i = 0; i < n; i++) {
      const int t = rows[i] / B, b = rows[i] % B;
      const float* row = &dc[size_t(i) * 2 * H];
      std::memcpy(&reader[0].dout[(size_t(t) * B + b) * H], row, H * sizeof(float));
      std::memcpy(&reader[1].dout[(size_t(T - 1 - t) * B + b) * H], row + H, H * sizeof(float));
    }
    for (int d = 0; d < 2; d++) reader[d].Backward(p, grad.data(), l, d, read[d].data());
  }

  void Step(const float* p, const uint32_t* chunks, bool language) {
    std::fill(grad.begin(), grad.end(), 0);
    Load(chunks, true);
    if (language) {
      ChooseAll();
    } else {
      ChooseDoubtful(chunks);
    }
    Forward(p);
    if (language) {
      Loss(p);
    } else {
      LossChosen(p);
    }
    Backward(p);
  }

  // Logits fills q with what each choice of place i scores against the right character; returns how many they are.
  int Logits(const float* p, int i, float* q) const {
    const int y = target[rows[i]];
    const Choice& choice = *choices[i];
    auto score = [&](int id) {
      const float *v = &o[i * D], *u = p + l.out + size_t(id) * D;
      float sum = p[l.bias + id];
      for (int m = 0; m < D; m++) sum += v[m] * u[m];
      return sum;
    };
    const float own = score(y);
    int n = 0;
    for (; n < kChoices && choice.id[n] != 0; n++) q[n] = p[l.trust] * choice.gain[n] / 64 + score(choice.id[n]) - own;
    return n;
  }

  void LossChosen(const float* p) {
    std::fill(d_o.begin(), d_o.begin() + choices.size() * D, 0);
    const float scale = 1.0f / (choices.size() * kThreads + 1);
    for (size_t i = 0; i < choices.size(); i++) {
      float q[kChoices];
      const int n = Logits(p, i, q), y = target[rows[i]];
      float most = 0;
      for (int k = 0; k < n; k++) most = std::max(most, q[k]);
      float sum = std::exp(-most);
      for (int k = 0; k < n; k++) sum += std::exp(q[k] - most);
      loss += std::log(sum) + most;
      count++;
      const float* v = &o[i * D];
      float* gv = &d_o[i * D];
      auto add = [&](int id, float d) {
        const float* u = p + l.out + size_t(id) * D;
        float* gu = &grad[l.out + size_t(id) * D];
        for (int m = 0; m < D; m++) {
          gv[m] += d * u[m];
          gu[m] += d * v[m];
        }
        grad[l.bias + id] += d;
      };
      float taken = 0;
      for (int k = 0; k < n; k++) {
        const float d = scale * std::exp(q[k] - most) / sum;
        add(choices[i]->id[k], d);
        grad[l.trust] += d * choices[i]->gain[k] / 64;
        taken += d;
      }
      add(y, -taken);
    }
  }
};

// HeldChoices prints how well held-out places in doubt are told, by the n-gram model and by both.
void HeldChoices(Worker& w, const float* p) {
  double n = 0, nats = 0, right = 0, before = 0, before_nats[3] = {};
  for (size_t at = 0; at + B <= w.data.held.size(); at += B) {
    w.Load(&w.data.held[at], false);
    w.ChooseDoubtful(&w.data.held[at]);
    w.Forward(p);
    for (size_t i = 0; i < w.choices.size(); i++) {
      float q[kChoices];
      const int c = w.Logits(p, i, q);
      double sum = 1, sums[3] = {1, 1, 1};
      bool first = true, was = true;
      for (int k = 0; k < c; k++) {
        const float gain = w.choices[i]->gain[k] / 64.0f;
        sum += std::exp(q[k]);
        first &= q[k] < 0;
        was &= gain < 0;
        for (int j = 0; j < 3; j++) sums[j] += std::exp(gain * (0.5f + 0.25f * j));
      }
      nats += std::log(sum);
      for (int j = 0; j < 3; j++) before_nats[j] += std::log(sums[j]);
      right += first;
      before += was;
      n++;
    }
  }
  std::fprintf(stderr, "  held out: %.0f places; right %.4f (n-grams alone %.4f), %.4f nats (n-grams at .5, .75, 1: %.4f %.4f %.4f), trust %.3f\n", n, right / n, before / n, nats / n,
               before_nats[0] / n, before_nats[1] / n, before_nats[2] / n, p[w.l.trust]);
}

// Held returns nats per place over all characters, and how often the right one is before all it is mistaken for.
std::pair<double, double> Held(Worker& w, const float* p) {
  double nats = 0, n = 0, first = 0, tried = 0;
  Floats all(size_t(B) * w.l.v);
  for (size_t at = 0; at + B <= w.data.held.size(); at += B) {
    w.Load(&w.data.held[at], false);
    w.ChooseAll();
    w.Forward(p);
    for (int t = 8; t < T - 8; t++) {
      Gemm(false, true, B, w.l.v, D, &w.o[size_t(t) * B * D], p + w.l.out, all.data(), 0);
      for (int b = 0; b < B; b++) {
        int y = w.target[t * B + b];
        if (y == 0) continue;
        float *row = &all[size_t(b) * w.l.v], most = -1e30f;
        for (int k = 0; k < w.l.v; k++) most = std::max(most, row[k] += p[w.l.bias + k]);
        double sum = 0;
        for (int k = 0; k < w.l.v; k++) sum += std::exp(row[k] - most);
        nats += std::log(sum) + most - row[y];
        n++;
        const auto& list = w.data.confusions[y];
        if (list.empty()) continue;
        tried++;
        first += std::none_of(list.begin(), list.end(), [&](uint16_t c) { return row[c] >= row[y]; });
      }
    }
  }
  return {nats / n, first / tried};
}

void Save(const std::string& path, const Floats& p, const Layout& l) {
  std::ofstream out(path + ".part", std::ios::binary);
  const int32_t head[] = {l.v, E, H, M, D};
  out.write(reinterpret_cast<const char*>(head), sizeof head);
  out.write(reinterpret_cast<const char*>(p.data()), p.size() * sizeof(float));
  out.close();
  if (!out || std::rename((path + ".part").c_str(), path.c_str()) != 0) std::cerr << path << ": not written\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5 || (std::string(argv[1]) != "language" && (std::string(argv[1]) != "choices" || argc < 7))) {
    std::cerr << "usage: train language DIR OUT STEPS [MINUTES]\n"
                 "       train choices DIR OUT STEPS MINUTES FROM\n"
                 "DIR holds what traindata wrote, and weights.tsv if other weights are wanted; training ends after STEPS or MINUTES, whichever comes first;\n"
                 "FROM is an OUT of before to go on from; it may be of fewer units\n";
    return 2;
  }
  const bool language = *argv++ && std::string(*argv) == "language";
  argc--;
  openblas_set_num_threads(1);
  Random g(1);
  Data data(argv[1], g);
  Layout l(Shape{data.vocabulary});
  Floats p(l.size), m(l.size), v(l.size);
  auto init = [&](size_t at, size_t n, float scale) {
    std::normal_distribution<float> normal(0, scale);
    for (size_t i = 0; i < n; i++) p[at + i] = normal(g);
  };
  init(l.embed, size_t(l.v) * E, 0.3f);
  for (int d = 0; d < 2; d++) {
    init(l.wx[d], E * 3 * H, 1 / std::sqrt(float(E)));
    init(l.uh[d], H * 3 * H, 1 / std::sqrt(float(H)));
    for (int i = 0; i < H; i++) p[l.bx[d] + H + i] = 1;  // remember at first
  }
  init(l.w1, 2 * H * M, 1 / std::sqrt(2.0f * H));
  init(l.w2, M * D, 1 / std::sqrt(float(M)));
  init(l.out, size_t(l.v) * D, 0.1f);
  for (int i = 0; i < l.v; i++) p[l.bias + i] = data.log_q[i];
  const long steps = std::atol(argv[3]);
  const double minutes = argc > 4 ? std::atof(argv[4]) : 1e9;
  if (argc > 5) {
    std::ifstream in(argv[5], std::ios::binary);
    int32_t head[5] = {};
    in.read(reinterpret_cast<char*>(head), sizeof head);
    const Shape was{head[0], head[1], head[2], head[3], head[4]};
    Floats from(was.v == l.v ? Layout(was).size : 0);
    in.read(reinterpret_cast<char*>(from.data()), from.size() * sizeof(float));
    if (!in || from.empty() || was.e > E || was.h > H || was.m > M || was.d > D) {
      std::cerr << argv[5] << ": not a network of this vocabulary, or a larger one\n";
      return 1;
    }
    Widen(was, from, p);
    if (!language && p[l.trust] == 0) {  // learned to predict, so far
      p[l.trust] = 0.8f;
      for (size_t i = l.out; i < l.trust; i++) p[i] *= 0.3f;
    }
  }
  std::cerr << data.chunks.size() * T << " places, " << l.size << " parameters\n";
  std::vector<Worker> workers;
  for (int i = 0; i < kThreads; i++) workers.emplace_back(data, l, 100 + i);
  const auto begin = std::chrono::steady_clock::now();
  size_t at = 0;
  if (argc > 5 && !language) HeldChoices(workers[0], p.data());
  const double warm = argc > 5 ? 20 : 200, top = argc > 5 ? 1e-3 : 2e-3;
  for (long step = 1;; step++) {
    double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / 60;
    double done = std::max(double(step) / steps, elapsed / minutes);
    bool last = done >= 1;
    if (step % 250 == 0 || last) {
      double nats = 0, first = 0;
      if (language) std::tie(nats, first) = Held(workers[0], p.data());
      double sum = 0, n = 0, hard = 0, nh = 0;
      for (auto& w : workers) {
        sum += w.loss, n += w.count, hard += w.hard_loss, nh += w.hard_count;
        w.loss = w.count = w.hard_loss = w.hard_count = 0;
      }
      std::fprintf(stderr, "step %ld  %.1f min  loss %.4f  of its like %.4f  held out: %.4f nats, first of its like %.4f\n", step, elapsed, sum / n, hard / std::max(nh, 1.0), nats, first);
      if (!language) HeldChoices(workers[0], p.data());
      Save(argv[2], p, l);
    }
    if (last) break;
    if (at + kThreads * B > data.chunks.size()) {
      at = 0;
      std::shuffle(data.chunks.begin(), data.chunks.end(), g);
    }
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; i++) threads.emplace_back([&, i] { workers[i].Step(p.data(), &data.chunks[at + i * B], language); });
    for (auto& t : threads) t.join();
    at += kThreads * B;
    double norm = 0;
    float *g0 = workers[0].grad.data(), *g1 = workers[1].grad.data();
    for (size_t i = 0; i < l.size; i++) {
      g0[i] += g1[i];
      norm += double(g0[i]) * g0[i];
    }
    const float clip = std::min(1.0, 1.0 / (std::sqrt(norm) + 1e-9));
    const double rate = top * std::min(1.0, step / warm) * std::max(0.02, 1 - done);
    const float c1 = 1 - std::pow(0.9, double(step)), c2 = 1 - std::pow(0.999, double(step));
    const float by = rate / c1;
#pragma GCC ivdep
    for (size_t i = 0; i < l.size; i++) {
      const float gi = g0[i] * clip;
      m[i] = 0.9f * m[i] + 0.1f * gi;
      v[i] = 0.999f * v[i] + 0.001f * gi * gi;
      p[i] -= by * m[i] / (std::sqrt(v[i] / c2) + 1e-8f);
    }
  }
}
