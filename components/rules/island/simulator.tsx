/**
 * The simulator of an answer as a part that lives without the page's scripts: bundled apart (build/light/islands.ts), fetched by
 * components/runtime/late. First comes what a verdict takes; its picture and what changes the rules follow.
 */
import { type ComponentProps, type ComponentType, lazy, Suspense, useLayoutEffect, useMemo, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { useHistory } from '@/components/history'
import { LocaleProvider, type LocaleValue, useLocale } from '@/components/messages'
import { asLive, InRegion, isLeft, isReady, unfolds } from '@/components/runtime'
import { uncarried } from '@/lib/text'
import { Simulator, type SimulatorParts } from '../workbench/simulator'
import { type ReadSituation, situationDraft } from './draft'

/** A part that comes later: where its scripts are, and the strings that it says beside those that have come. */
interface Later {
  readonly scripts: readonly string[]
  readonly strings: string
}

/** What the build has written for a page. */
interface IslandData {
  readonly locale: LocaleValue
  /** By the ids of `content/cases.ts`. */
  readonly cases: Readonly<Record<string, ReadSituation>>
  readonly later: Readonly<Record<keyof SimulatorParts, Later>>
}

/** The same for all islands of a page. */
let later: Partial<IslandData['later']> = {}

async function fetched(path: string): Promise<string> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return response.text()
}

type Messages = LocaleValue['messages']

/** Strings that came in two parts, section by section. */
function merged(some: Messages, rest: Messages): Messages {
  const known: Readonly<Record<string, object>> = some
  const whole = Object.entries(rest).map(([section, strings]) => [section, { ...known[section], ...strings }])
  return { ...some, ...Object.fromEntries(whole) }
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

/** What a part that came later is given: what it stands in the page with, and what holds by now. */
interface Given<P> {
  readonly first: P
  readonly now: P
}

/** Loads a part with its strings. A browser remembers a script that it could not import: it is fetched beforehand. */
async function load<P extends object>(
  name: keyof SimulatorParts,
  imported: () => Promise<ComponentType<P>>,
): Promise<{ readonly default: ComponentType<Given<P>> }> {
  const { scripts = [], strings: path = '' } = later[name] ?? {}
  const [strings = '{}'] = await Promise.all([path, ...scripts].map(fetched))
  const messages: Messages = JSON.parse(strings)
  const Loaded = await imported()
  return {
    default: function WithStrings({ first, now }: Given<P>) {
      const locale = useLocale()
      const whole = useMemo(() => ({ ...locale, messages: merged(locale.messages, messages) }), [locale])
      // It takes over what stands there as it is, and then follows what was changed meanwhile.
      const [over, setOver] = useState(false)
      useLayoutEffect(() => setOver(true), [])
      return (
        <LocaleProvider value={whole}>
          <Loaded {...(over ? now : first)} />
        </LocaleProvider>
      )
    },
  }
}

const LoadedGate = lazy(() => patiently(() => load('Gate', async () => (await import('./gate')).IslandGate)))
const LoadedRules = lazy(() => patiently(() => load('Rules', async () => (await import('./rules')).IslandRules)))

interface LaterProps<P> {
  readonly Part: ComponentType<Given<P>>
  readonly now: P
}

/** What stands in the page in a part's place stays there until it comes. */
function LaterPart<P extends object>({ Part, now }: LaterProps<P>) {
  const [first] = useState(now)
  return (
    <Suspense fallback={null}>
      <Part first={first} now={now} />
    </Suspense>
  )
}

const parts: SimulatorParts = {
  Gate: asLive(function LaterGate(now: ComponentProps<SimulatorParts['Gate']>) {
    return <LaterPart Part={LoadedGate} now={now} />
  }),
  Rules: asLive(function LaterRules(now: ComponentProps<SimulatorParts['Rules']>) {
    return <LaterPart Part={LoadedRules} now={now} />
  }),
}

function Island({ situation, unfolded }: { readonly situation: ReadSituation; readonly unfolded: boolean }) {
  const [draft] = useState(() => situationDraft(situation))
  return <Simulator history={useHistory(draft)} begins="folded" unfolded={unfolded} parts={parts} />
}

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
        <Island situation={situation} unfolded={region.querySelector(`[${unfolds}][aria-expanded="true"]`) !== null} />
      </InRegion>
    </LocaleProvider>,
  )
  // It answers from now on: what it holds needs no effect to have run.
  region.dataset.live = isReady
  region.addEventListener(isLeft, () => root.unmount(), { once: true })
}

/** The build writes both this file and what it reads: what is told apart here are two builds. */
function isData(value: unknown): value is IslandData {
  return typeof value === 'object' && value !== null && 'locale' in value && 'cases' in value && 'later' in value
}
