import { regionOf } from './cloud/inventory'
import { fixesFor } from './fix'
import { findingsOf } from './layers'
import { causeOf } from './layers/cause'
import { experienceOf } from './layers/experience'
import { weighExperience } from './layers/weigh'
import { located } from './locate'
import { symptomOf, symptomOfAttempt } from './met'
import type { JudgedCase, ReachQuestion } from './model/case'
import { type Diagnosis, type Layer, type LayerName, layerNames } from './model/diagnosis'
import type { GatheredEvidence } from './model/evidence'
import type { Experience } from './model/experience'
import type { System } from './model/target'
import { lookAt, nextStep } from './next'
import { spokenPortOf } from './next/spoken-port'
import { gather } from './read/gather'

/**
 * Names the layer between a client and a process that fails, from pasted evidence alone. A cause is named only where a
 * line of the evidence shows it; `none-found` means that every layer that can be seen passes, `unknown` that the
 * evidence does not decide. Never throws on what was pasted.
 */
export function diagnose({ target, evidence, symptom, system }: ReachQuestion): Diagnosis {
  const gathered = gather(evidence)
  const experience = experienceOf(gathered, target)
  const { findings, reading, socket } = findingsOf(gathered, experience, target)
  const contradicted = weighExperience(findings, experience, target)
  const cause = causeOf(findings, experience, target, contradicted)
  const seen: JudgedCase = {
    target,
    gathered,
    experience,
    findings,
    cause,
    reading,
    socket,
    symptom: symptom === undefined ? null : symptomOf(symptom),
    system: {
      instance: systemOf(gathered) ?? system?.instance ?? 'linux',
      client: clientOf(experience) ?? system?.client ?? 'linux',
    },
    region: regionOf(gathered),
  }
  return {
    cause,
    layers: layerNames.map((layer) => layerOf(layer, seen)),
    next: nextStep(seen),
    fix: fixesFor(seen),
    understood: gathered.understood,
    met: experience.best ? symptomOfAttempt(experience.best) : null,
    spokenPort: spokenPortOf(gathered, target),
  }
}

/** A layer's state, with where its reason stands, or how to find out. */
function layerOf(layer: LayerName, seen: JudgedCase): Layer {
  const { state, because } = seen.findings[layer]
  const look = state === 'unknown' ? lookAt(layer, seen) : null
  return {
    layer,
    state,
    ...(because ? { because: located(because, seen.gathered, seen.reading?.ruleSet ?? null) } : {}),
    ...(look ? { look } : {}),
  }
}

/** The system of the connecting side, where a try shows it. */
function clientOf({ outside, unclear }: Experience): System | null {
  const tries = [...outside, ...(unclear ? [unclear] : [])]
  return tries.some(({ at, tool }) => at === 'windows' || tool === 'Test-NetConnection') ? 'windows' : null
}

/** The system of the instance, where a listing of its sockets or rules shows it. */
function systemOf({ sockets, firewalls, programs }: GatheredEvidence): System | null {
  if (
    firewalls.some(({ tool }) => tool === 'netsh') ||
    sockets.some(({ system }) => system === 'windows') ||
    programs.some(({ manager }) => manager === 'windows')
  )
    return 'windows'
  return sockets.length > 0 || firewalls.length > 0 ? 'linux' : null
}
