import { useCallback, useEffect, useRef, useState } from 'react'
import { replaceFragment, showOpened, useFragment } from '@/components/fragment'
import { type Receiver, useHandedOver } from '@/components/handover'
import type { History } from '@/components/history'
import { keptBeforeRenewal } from '@/components/offline'
import { claimKey, type KeyClaim } from './claim'
import { readFile } from './saved-file'
import { forgetAll, keep, recall, secretKey, type Trouble } from './store'

export interface FromLink<S> {
  readonly state: S | null
  readonly whole: boolean
}

/** How a tool's state is written down and read again. Keep it the same from render to render. */
export interface StateForm<S> {
  readonly tool: Receiver
  /** Names of the fields that this tool reads from a fragment. */
  readonly names: readonly string[]
  /** What is short and typed, as the fields of a fragment; null when the state holds something that was pasted. */
  readonly typed: (state: S) => URLSearchParams | null
  /** The whole state as JSON, for this browser; may come later. */
  readonly pack: (state: S) => unknown
  /** The state of what `pack` wrote; null when it is of another shape. May come later, where it takes an engine. */
  readonly unpack: (value: unknown) => Promise<S | null> | S | null
  /** The state of a link's fields, and whether all of it could be read; the state is null when none of it could. */
  readonly fromLink: (fields: URLSearchParams) => Promise<FromLink<S>> | FromLink<S>
}

/** Where the pasted part of the state is: there is none, in this browser, no longer there, or only on this page. */
export type Keeping = 'nothing' | 'kept' | 'forgotten' | Trouble

/**
 * Why a state could not be opened: its link is damaged, it is no longer in this browser, its file is none of ours; or what
 * reads it did not load.
 */
export type MissingState = 'link' | 'gone' | 'file' | 'script'

export interface StateInAddress {
  readonly keeping: Keeping
  readonly missing: MissingState | null
  /** Forgets everything that was kept in this browser; what is on the page stays until it is left. */
  readonly forget: () => void
  /** Opens a saved file. False when the text is none, and so is the tool's own to read. */
  readonly openFile: (text: string) => boolean
}

interface Options {
  /** Takes a text that another page hands over; without it the tool takes it itself. */
  readonly onText?: (text: string) => void
  /** Fields that go along with whatever the state is, such as the open view; null for one that is left out. */
  readonly beside?: Readonly<Record<string, string | null>>
  /** False while what was opened is still being worked out: the page is shown when it is laid out for good. */
  readonly ready?: boolean
}

const nothingBeside = {}

/** Milliseconds after the last change until it is written. */
const settle = 200

/**
 * Keeps a tool's state where reload, back and another tab find it: what is short and typed in the page's fragment; what
 * was pasted in this browser alone, under a short key in the fragment. Each tab writes under a key of its own.
 */
export function useStateInAddress<S>(
  form: StateForm<S>,
  history: Pick<History<S>, 'value' | 'start' | 'set' | 'canUndo' | 'canRedo'>,
  { onText, beside = nothingBeside, ready = true }: Options = {},
): StateInAddress {
  const { value, start, set } = history
  const [keeping, setKeeping] = useState<Keeping>('nothing')
  const [missing, setMissing] = useState<MissingState | null>(null)
  const [opened, setOpened] = useState(false)
  const key = useRef<string | null>(null)
  const claimed = useRef<KeyClaim | null>(null)
  const writing = useRef<Promise<Trouble | null>>(Promise.resolve(null))

  useEffect(() => {
    if (opened && ready) showOpened()
  }, [opened, ready])

  /** What comes next is written under another key: the way back finds the record as it was. */
  const leave = () => {
    claimed.current?.release()
    claimed.current = null
    key.current = null
    setKeeping('nothing')
  }

  useFragment([...form.names, 'kept'], ({ fields, isCurrent }) => {
    const begin = ({ state, whole }: FromLink<S>, otherwise: MissingState) => {
      if (!isCurrent()) return
      setMissing(whole ? null : otherwise)
      setOpened(true)
      if (state !== null) start(state)
    }
    const fail = () => {
      if (!isCurrent()) return
      setMissing('script')
      setOpened(true)
    }
    const kept = fields.get('kept')
    if (kept !== null) {
      recall(kept, form.tool)
        .then(async (record) => {
          const state = record && (await form.unpack(record.value))
          if (isCurrent()) leave()
          if (state && isCurrent()) {
            key.current = kept
            setKeeping('kept')
          }
          begin({ state, whole: state !== null }, 'gone')
        })
        .catch(fail)
    } else if (form.names.some((name) => fields.has(name))) {
      leave()
      Promise.resolve(form.fromLink(fields)).then((opened) => begin(opened, 'link'), fail)
    }
  })

  const openFile = (text: string) => {
    const file = readFile(text)
    if (!file) return false
    const unpacked = file.tool === form.tool ? form.unpack(file.state) : null
    Promise.resolve(unpacked).then(
      (state) => {
        setMissing(state ? null : 'file')
        if (state) set(state)
      },
      () => setMissing('script'),
    )
    return true
  }
  useHandedOver(onText ? form.tool : null, (text) => {
    setMissing(null)
    if (!openFile(text)) onText?.(text)
  })

  // The page gives its key back while it rests, so that it may rest in the browser's back-forward cache.
  useEffect(() => {
    const release = () => {
      claimed.current?.release()
      claimed.current = null
    }
    window.addEventListener('pagehide', release)
    return () => {
      window.removeEventListener('pagehide', release)
      release()
    }
  }, [])

  const ownKey = useCallback(async () => {
    if (claimed.current === null && key.current !== null) claimed.current = await claimKey(key.current)
    if (claimed.current === null) {
      const made = secretKey()
      claimed.current = (await claimKey(made)) ?? { key: made, release: () => {} }
    }
    key.current = claimed.current.key
    return key.current
  }, [])

  useEffect(() => {
    const fields = new URLSearchParams(window.location.hash.slice(1))
    if (Object.entries(beside).some(([name, text]) => fields.get(name) !== text)) writeFragment(fields, beside)
  }, [beside])

  const changed = history.canUndo || history.canRedo
  useEffect(() => {
    if (!changed) return
    let current = true
    const write = async (): Promise<Trouble | null> => {
      if (!current) return null
      const typed = form.typed(value)
      const fields = new URLSearchParams(typed ?? [])
      let trouble: Trouble | null = null
      if (typed === null) {
        const own = await ownKey()
        trouble = await keep({ key: own, tool: form.tool, value: await form.pack(value) })
        if (!current) return trouble
        setKeeping(trouble ?? 'kept')
        if (trouble === null) fields.set('kept', own)
      } else setKeeping('nothing')
      writeFragment(fields, beside)
      return trouble
    }
    const writeNow = () => {
      writing.current = writing.current.then(write).catch(() => {
        setKeeping('blocked')
        return 'blocked'
      })
      return writing.current
    }
    const timer = setTimeout(writeNow, settle)
    const end = keptBeforeRenewal(async () => {
      clearTimeout(timer)
      const trouble = await writeNow()
      if (trouble) throw new Error(trouble)
    })
    return () => {
      current = false
      clearTimeout(timer)
      end()
    }
  }, [changed, value, beside, form, ownKey])

  const forget = () => {
    void forgetAll().then((done) => {
      if (!done) {
        setKeeping('blocked')
        return
      }
      setKeeping('forgotten')
      writeFragment(new URLSearchParams(), beside)
    })
  }
  return { keeping, missing, forget, openFile }
}

/** Writes the fragment of the address in place, with the fields beside the state. */
function writeFragment(fields: URLSearchParams, beside: Readonly<Record<string, string | null>>) {
  for (const [name, text] of Object.entries(beside)) {
    if (text === null) fields.delete(name)
    else fields.set(name, text)
  }
  replaceFragment(fields.size === 0 ? '' : `#${String(fields)}`)
}
