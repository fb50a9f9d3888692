import { outcomeOf } from './data/phrases'
import { type Symptom, symptoms } from './model/codes'
import type { LayerName } from './model/diagnosis'
import type { Attempt, Outcome } from './model/evidence'
import type { Target } from './model/target'

/**
 * What a symptom says of a layer: `suspect`: it produces just this; `cleared`: it cannot produce this (something else may
 * still be wrong there); `open`: neither.
 */
export type Suspicion = 'suspect' | 'cleared' | 'open'

/** The symptom that a text names: one of `symptoms`, an error text of a program or a browser, a status; null: none. */
export function symptomOf(text: string): Symptom | null {
  const named = symptoms.find((symptom) => symptom === text.trim())
  if (named) return named
  const status = /\b(?:HTTP\S{0,9}\s{1,9}|status\s{1,9})?(403|50[0234])\b/i.exec(text.slice(0, 1000))?.[1]
  if (status) return status === '403' ? 'forbidden' : 'server-error'
  const byOutcome: Partial<Record<Outcome, Symptom>> = { 'network-unreachable': 'no-route' }
  const outcome = outcomeOf(text.slice(0, 1000))
  if (outcome === null) return null
  return byOutcome[outcome] ?? symptoms.find((symptom) => symptom === outcome) ?? null
}

const all = {
  dns: 'cleared',
  'public-address': 'cleared',
  edge: 'cleared',
  'network-acl': 'cleared',
  'security-group': 'cleared',
  platform: 'cleared',
  instance: 'cleared',
  'host-firewall': 'cleared',
  'listening-socket': 'cleared',
  application: 'cleared',
} as const satisfies Record<LayerName, Suspicion>

/** Symptoms of TCP. A layer that drops sends nothing (F-5), so it shows as a timeout and as nothing else. */
const bySymptom: Record<Symptom, Partial<Record<LayerName, Suspicion>>> = {
  timeout: {
    'public-address': 'suspect',
    edge: 'suspect',
    'network-acl': 'suspect',
    'security-group': 'suspect',
    instance: 'suspect',
    'host-firewall': 'suspect',
  },
  refused: { 'host-firewall': 'suspect', 'listening-socket': 'suspect', edge: 'open' },
  reset: { edge: 'suspect', 'host-firewall': 'open', 'listening-socket': 'open', application: 'suspect' },
  'no-route': {
    'public-address': 'suspect',
    instance: 'open',
    'host-firewall': 'suspect',
    'network-acl': 'open',
    edge: 'open',
  },
  'not-resolved': { dns: 'suspect' },
  'tls-failure': { edge: 'open', application: 'suspect' },
  'no-answer': { edge: 'open', application: 'suspect' },
  closed: { edge: 'open', application: 'suspect' },
  forbidden: { edge: 'suspect', application: 'suspect' },
  'server-error': { edge: 'open', application: 'suspect' },
  intercepted: { edge: 'suspect' },
}

/**
 * What a symptom rules in and out for this traffic, layer by layer. It is reasoning, not evidence: it says where to look
 * first and never names a cause.
 */
export function suspicions(symptom: Symptom, target: Target): Record<LayerName, Suspicion> {
  const found: Record<LayerName, Suspicion> = { ...all, ...bySymptom[symptom] }
  const egress = target.direction === 'egress'
  if (egress && symptom === 'timeout') {
    found['public-address'] = 'open'
    if (target.protocol === 'tcp' && target.port === 25) found.platform = 'suspect'
  }
  // A program that takes a datagram need not answer; for ping the kernel answers, not a program.
  if (target.protocol === 'udp' && symptom === 'timeout') {
    found['listening-socket'] = 'open'
    found.application = 'suspect'
  }
  return found
}

/** The symptom that a try shows; null where it shows none, or none that readers choose. */
export function symptomOfAttempt({ outcome, status }: Attempt): Symptom | null {
  if (outcome === 'error-answer') return status === 403 ? 'forbidden' : 'server-error'
  if (outcome === 'network-unreachable') return 'no-route'
  return symptoms.find((symptom) => symptom === outcome) ?? null
}
