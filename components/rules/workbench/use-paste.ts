import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useDroppedFiles, useFileTexts } from '@/components/files'
import { leaveFor, useHandedOver } from '@/components/handover'
import { keptBeforeRenewal, renew } from '@/components/offline'
import type { Reading, ReadOptions } from '@/lib/rules'
import type { Setup } from '../draft/model'
import { askOnce } from '../work/use-answer'

interface Options {
  /** Files dropped anywhere on the page are for this box, and so is what another page hands over. */
  readonly takesDrops: boolean
  /**
   * Called with what was read, and for a Terraform plan with what was before it; `settled` is false while there is still
   * something to be asked.
   */
  readonly onRead: (setup: Setup, prior: Setup | null, settled: boolean) => void
  /** Opens a saved file of this tool; false when the text is none. */
  readonly onSaved?: (text: string) => boolean
}

/** What stands in a paste box and what was read of it: it outlives the box, which may move on the page. */
export interface Paste {
  readonly text: string
  readonly options: ReadOptions
  readonly reading: Reading | null
  readonly state: 'idle' | 'reading' | 'failed'
  readonly type: (text: string) => void
  /** Takes a text and reads it at once. */
  readonly take: (text: string) => void
  readonly takeFiles: (files: Iterable<File>) => void
  /** What is said of files that hold no text. */
  readonly note: ReactNode
  /** Reads what stands in the box. */
  readonly read: (options: ReadOptions) => void
}

/** Makes rows of what was read; fetched with the workbench, which needs it next. */
const rowsOf = () => import('../draft/documents')

/** Lets the page do what waits: thousands of rows are not made in the task that took them from the worker. */
const breath = () => new Promise((next) => setTimeout(next))

/** The text of a paste box, and its reading in a worker. */
export function usePaste({ takesDrops, onRead, onSaved }: Options): Paste {
  const [text, setText] = useState('')
  const [options, setOptions] = useState<ReadOptions>({})
  const [reading, setReading] = useState<Reading | null>(null)
  const [state, setState] = useState<Paste['state']>('idle')
  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])
  // What no rules were made of is nowhere else.
  const [taken, setTaken] = useState('')
  const unread = text === taken ? '' : text
  useEffect(() => {
    if (unread === '') return
    return keptBeforeRenewal(async () => {
      if (!takesDrops) throw new Error('No page begins with this box')
      leaveFor('rules', unread)
    })
  }, [takesDrops, unread])
  useEffect(() => {
    // Perhaps of a build that is no longer there: asking again would not help.
    if (state === 'failed') renew()
  }, [state])

  function readText(from: string, chosen: ReadOptions) {
    stop.current()
    let current = true
    const rows = rowsOf()
    rows.catch(() => {})
    setState('reading')
    setOptions(chosen)
    const end = askOnce('read', { text: from, options: chosen }, (report) => {
      if ('failure' in report) setState('failed')
      if (!('answer' in report)) return
      const { reading: now, prior, region } = report.answer
      const take = async () => {
        const { doubtsOf, setupOf } = await rows
        await breath()
        if (!current) return
        const setup = setupOf(now.ruleSet, doubtsOf(now), region)
        const before = prior && setupOf(prior.ruleSet, doubtsOf(prior), region)
        await breath()
        if (!current) return
        setReading(now)
        setState('idle')
        if (now.ruleSet.groups.length === 0) return
        setTaken(from)
        onRead(setup, before, !asksInterface(now) && !asksDirection(now))
      }
      take().catch(() => current && setState('failed'))
    })
    stop.current = () => {
      current = false
      end()
    }
  }

  function take(whole: string) {
    if (onSaved?.(whole)) return
    setText(whole)
    readText(whole, {})
  }
  useHandedOver(takesDrops ? 'rules' : null, take)

  const { takeFiles, note } = useFileTexts('rules', (files) => take(files.map(({ text }) => text).join('\n')))
  useDroppedFiles(takesDrops ? takeFiles : null)

  return {
    text,
    options,
    reading,
    state,
    type: (next) => {
      setText(next)
      setOptions({})
    },
    take,
    takeFiles,
    note,
    read: (chosen) => readText(text, chosen),
  }
}

/** Whether the documents do not say which way their rules go. */
export function asksDirection({ warnings }: Reading): boolean {
  return warnings.some(({ code }) => code === 'ask-direction')
}

/** Whether the documents hold groups that are not on one interface. */
export function asksInterface({ warnings }: Reading): boolean {
  return warnings.some(({ code }) => code === 'ask-interface' || code === 'not-in-interface')
}
