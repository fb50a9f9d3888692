import type { Symptom } from './model/codes'
import type { LayerName } from './model/diagnosis'
import type { Target } from './model/target'

/**
 * What a symptom says of a layer: `suspect`: it produces just this; `cleared`: it cannot produce this (something else may
 * still be wrong there); `open`: neither.
 */
export type Suspicion = 'suspect' | 'cleared' | 'open'

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
    // It runs: its own client has waited.
    found.instance = 'cleared'
    if (target.protocol === 'tcp' && target.port === 25) found.platform = 'suspect'
  }
  // A program that takes a datagram need not answer; for ping the kernel answers, not a program.
  if (target.protocol === 'udp' && symptom === 'timeout') {
    found['listening-socket'] = 'open'
    found.application = 'suspect'
  }
  return found
}
