import { fragmentOf, threadOf } from '@/components/ask-page/thread'
import { initialLab, labForm } from '@/components/cidr/lab-state'
import { decodeEntries } from '@/components/lesson/acl-draft'
import { decodeGroups } from '@/components/lesson/groups-draft'
import { decodePacket } from '@/components/lesson/packet-text'
import { decodeAnswers } from '@/components/lesson/quiz-draft'
import { decodePlan } from '@/components/lesson/steps-draft'
import { formOf, startOf } from '@/components/policy/state'
import { draftForm, initialDraft } from '@/components/reachability/draft'
import { example } from '@/components/rules/draft/example'
import { unpack } from '@/components/rules/draft/shared-state'
import { pack } from '@/components/rules/draft/to-share'
import { readFile } from '@/components/state/saved-file'
import { readProgress, writeProgress } from '@/lib/lesson'
import { readJson } from '@/lib/text'
import { check, type Parser } from './parser'

/** What a state comes from and goes to, one after the other. */
interface Form<S> {
  readonly unpack: (value: unknown) => Promise<S | null> | S | null
  readonly pack: (state: S) => unknown
}

function atOnce<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('this comes later')
  return value
}

/** A state that is taken at all is kept as it is: what is written of it is read as the same. */
function keepsItself<S>({ unpack, pack }: Form<S>, value: unknown) {
  const state = atOnce(unpack(value))
  if (state === null) return
  const written = JSON.stringify(atOnce(pack(state)))
  const again = atOnce(unpack(JSON.parse(written)))
  check(again !== null, `what was kept is refused: ${written}`)
  if (again !== null) check(JSON.stringify(atOnce(pack(again))) === written, `what was kept is another: ${written}`)
}

/** What the tools keep of themselves in links, in files and in the browser, where anyone may have changed it. */
function tool<S>(name: string, form: Form<S>, start: S): Parser {
  return {
    name,
    seeds: [JSON.stringify(atOnce(form.pack(start)))],
    read: (text) => {
      readFile(text)
      for (const { value } of readJson(text).documents) keepsItself(form, value)
    },
  }
}

const packet = { direction: 'ingress', protocol: 'tcp', port: '80', peer: '203.0.113.9' }
const entry = { direction: 'ingress', policy: 'accept', protocol: 'tcp', port: '80', peer: '0.0.0.0/0' }

export const keptStates: readonly Parser[] = [
  tool('rules-state', { pack, unpack }, example),
  tool('cidr-state', labForm, { ...initialLab, in: '10.0.0.0/8', tree: '10.0.0.0/9 a\n10.128.0.0/9', plan: 'web 60' }),
  tool('reachability-state', draftForm, { ...initialDraft, port: '443', from: '203.0.113.9', text: 'ss -ltn' }),
  tool('policy-state', formOf(''), { ...startOf('{}'), context: { 'acs:SourceIp': '203.0.113.9' } }),
  {
    name: 'conversations',
    seeds: ['#q=port%208080%20timeout&not=port:8080&pass=1&q=and%20for%20UDP%3F', '#q=%E5%AE%89%E5%85%A8%E7%BB%84'],
    read: (text) => {
      const written = fragmentOf(threadOf(text))
      check(fragmentOf(threadOf(written)) === written, `a conversation is read otherwise: ${written}`)
    },
  },
  {
    name: 'progress',
    seeds: [
      writeProgress({ last: 'a', exercises: { a: { solved: true, star: false, draft: '[]' } } }),
      JSON.stringify([packet, entry, { ...example.groups[0], innerAccess: 'drop' }]),
      JSON.stringify([0, 2, 1]),
    ],
    read: (text) => {
      const read = readProgress(text)
      if (read.ok) check(readProgress(writeProgress(read.progress)).ok, 'progress is refused as it was written')
      decodeEntries(text)
      decodeGroups(text, example.groups)
      decodePacket(text)
      decodeAnswers(text, [['yes', 'no']])
      decodePlan(text, 3)
    },
  },
]
