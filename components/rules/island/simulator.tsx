/**
 * The simulator of an answer as a part that lives without the page's scripts: bundled apart (build/light/islands.ts), fetched by
 * components/runtime/late.ts. First comes what a verdict takes; what changes the rules follows.
 */
import { lazy, Suspense, useMemo, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { useHistory } from '@/components/history'
import { LocaleProvider, type LocaleValue, useLocale } from '@/components/messages'
import { asLive, InRegion, isLeft, tellsWhenReady } from '@/components/runtime'
import { uncarried } from '@/lib/text'
import type { BenchRulesProps } from '../workbench/bench-rules'
import { Simulator } from '../workbench/simulator'
import { type ReadSituation, situationDraft } from './draft'

/** What the build has written for a page. */
interface IslandData {
  readonly locale: LocaleValue
  /** By the ids of `content/cases.ts`. */
  readonly cases: Readonly<Record<string, ReadSituation>>
  /** Where that is which changes the rules, and the strings that it shows. */
  readonly later: { readonly scripts: readonly string[]; readonly strings: string }
}

/** The same for all islands of a page. */
let later: IslandData['later'] = { scripts: [], strings: '' }

async function fetched(path: string): Promise<string> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return response.text()
}

async function loadRules() {
  // A browser remembers a script that it could not import: it is fetched beforehand.
  const [strings] = await Promise.all([later.strings, ...later.scripts].map(fetched))
  const messages: LocaleValue['messages'] = JSON.parse(strings ?? '{}')
  const { IslandRules } = await import('./rules')
  return {
    default: function RulesWithStrings(props: BenchRulesProps) {
      const locale = useLocale()
      const whole = useMemo(() => ({ ...locale, messages: { ...locale.messages, ...messages } }), [locale])
      return (
        <LocaleProvider value={whole}>
          <IslandRules {...props} />
        </LocaleProvider>
      )
    },
  }
}

/** Tries again at the reader's next move, and when the network is back; until then the page says that something is missing. */
async function patiently<T>(load: () => Promise<T>): Promise<T> {
  const { dataset } = document.documentElement
  try {
    return await load()
  } catch {
    const before = dataset.runtime
    dataset.runtime = 'failed'
    await new Promise((again) => {
      for (const type of ['online', 'pointerdown', 'keydown']) addEventListener(type, again, { once: true })
    })
    if (before === undefined) delete dataset.runtime
    else dataset.runtime = before
    return patiently(load)
  }
}

const Rules = lazy(() => patiently(loadRules))

const LaterRules = asLive(function LaterRules(props: BenchRulesProps) {
  return (
    <Suspense fallback={null}>
      <Rules {...props} />
    </Suspense>
  )
})

const Island = tellsWhenReady(function Island({ situation }: { readonly situation: ReadSituation }) {
  const [draft] = useState(() => situationDraft(situation))
  return <Simulator history={useHistory(draft)} begins="folded" rules={LaterRules} />
})

/**
 * Brings a simulator to life in its place.
 *
 * @param region the live part that holds its static rendering
 * @param id the id of its situation
 * @param text what the build has written for the page, as `carried` wrote it
 * @throws when the page's data hold no such situation
 */
export function begin(region: HTMLDivElement, id: string, text: string) {
  const data: unknown = uncarried(text)
  const situation = isData(data) ? data.cases[id] : undefined
  if (!isData(data) || !situation) throw new Error(`This page carries no case "${id}"`)
  later = data.later
  const root = hydrateRoot(
    region,
    <LocaleProvider value={data.locale}>
      <InRegion of={region}>
        <Island situation={situation} />
      </InRegion>
    </LocaleProvider>,
  )
  region.addEventListener(isLeft, () => root.unmount(), { once: true })
}

/** The build writes both this file and what it reads: what is told apart here are two builds. */
function isData(value: unknown): value is IslandData {
  return typeof value === 'object' && value !== null && 'locale' in value && 'cases' in value && 'later' in value
}
