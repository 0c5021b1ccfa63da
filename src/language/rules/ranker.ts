/** Our small linear ranker: which kind of request a message most looks like, learnt at start from example phrases. */

import { isMask } from './masks.ts'
import type { Word } from './said.ts'

/** A phrase with what it asks for. */
export interface Example {
  readonly words: readonly Word[]
  readonly label: string
}

/** What a message looks like, likeliest first; the chances add up to 1. */
export interface Ranked {
  readonly label: string
  readonly chance: number
}

const BUCKETS = 1 << 15
const ROUNDS = 8
const RATE = 3
const SHRINK = 1e-5
/** An example known this well is left out of the next rounds: it would only cost time. */
const KNOWN = 0.95
const RESTS = 2
/** Errors this small teach nothing worth the time. */
const LEARNT = 0.004
/** Words looked at in one message; what follows says little about its kind. */
const MOST_WORDS = 40

/** FNV-1a over a feature, folded into a bucket. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index++) {
    hash ^= feature.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

/** Buckets of a message: words, pairs of words, runs of 3 to 5 letters within words, and the kinds of things named. */
function featuresOf(words: readonly Word[]): Uint16Array {
  const features = new Set<number>()
  let before = '^'
  const named = new Set<string>()
  for (const { stem } of words.slice(0, MOST_WORDS)) {
    features.add(bucketOf(`w ${stem}`))
    features.add(bucketOf(`p ${before} ${stem}`))
    before = stem
    if (isMask(stem)) named.add(stem)
    if (isMask(stem) || stem.length < 3) continue
    const edged = `<${stem.slice(0, 24)}>`
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= edged.length; at++)
        features.add(bucketOf(`c ${edged.slice(at, at + size)}`))
    }
  }
  features.add(bucketOf(`p ${before} $`))
  // What is named together tells much: an order with a date is rarely a question about it.
  features.add(bucketOf(`m ${[...named].sort().join(' ')}`))
  return Uint16Array.from(features)
}

export class Ranker {
  readonly #labels: readonly string[]
  readonly #weights: Float32Array
  readonly #bias: Float32Array
  /** Reused from message to message. */
  readonly #scores: Float32Array

  /** Learns from the examples, the same way every time. Rare labels count as much as common ones. */
  constructor(examples: readonly Example[]) {
    this.#labels = [...new Set(examples.map((example) => example.label))].sort()
    this.#weights = new Float32Array(BUCKETS * this.#labels.length)
    this.#bias = new Float32Array(this.#labels.length)
    this.#scores = new Float32Array(this.#labels.length)
    this.#learn(examples)
  }

  #learn(examples: readonly Example[]): void {
    const counts = new Map<string, number>()
    for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
    const average = examples.length / this.#labels.length
    const prepared = examples.map(({ words, label }) => ({
      features: featuresOf(words),
      target: this.#labels.indexOf(label),
      weight: Math.min(3, Math.sqrt(average / (counts.get(label) ?? 1))),
      rest: 0,
    }))
    let seed = 20260316
    for (let round = 0; round < ROUNDS; round++) {
      const rate = RATE / (1 + round / 3)
      for (let left = prepared.length; left > 0; left--) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
        const pick = seed % left
        const example = prepared[pick]
        const last = prepared[left - 1]
        if (!example || !last) continue
        prepared[pick] = last
        prepared[left - 1] = example
        if (example.rest > 0) example.rest--
        else if (this.#step(example.features, example.target, rate * example.weight) > KNOWN)
          example.rest = RESTS
      }
    }
  }

  /** Learns from one example; gives the chance that its label had before. */
  #step(features: Uint16Array, target: number, rate: number): number {
    const size = this.#labels.length
    const chances = this.#chances(features)
    const chance = chances[target] ?? 0
    const scale = 1 / Math.sqrt(features.length)
    for (let label = 0; label < size; label++) {
      const error = (label === target ? 1 : 0) - (chances[label] ?? 0)
      if (Math.abs(error) < LEARNT) continue
      const step = rate * error
      this.#bias[label] = (this.#bias[label] ?? 0) + step * 0.1
      for (const feature of features) {
        const at = feature * size + label
        const weight = this.#weights[at] ?? 0
        this.#weights[at] = weight + step * scale - rate * SHRINK * weight
      }
    }
    return chance
  }

  #chances(features: Uint16Array): Float32Array {
    const size = this.#labels.length
    const scores = this.#scores
    scores.set(this.#bias)
    const scale = 1 / Math.sqrt(features.length)
    const weights = this.#weights
    for (let index = 0; index < features.length; index++) {
      const from = (features[index] ?? 0) * size
      for (let label = 0; label < size; label++) {
        scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0) * scale
      }
    }
    let highest = -Infinity
    for (const score of scores) highest = Math.max(highest, score)
    let sum = 0
    for (let label = 0; label < size; label++) {
      const power = Math.exp((scores[label] ?? 0) - highest)
      scores[label] = power
      sum += power
    }
    for (let label = 0; label < size; label++) scores[label] = (scores[label] ?? 0) / sum
    return scores
  }

  /** The labels by chance, likeliest first. */
  rank(words: readonly Word[]): readonly Ranked[] {
    const chances = this.#chances(featuresOf(words))
    return this.#labels
      .map((label, index) => ({ label, chance: chances[index] ?? 0 }))
      .sort((left, right) => right.chance - left.chance)
  }
}
