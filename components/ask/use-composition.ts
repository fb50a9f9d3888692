import { type ChangeEvent, type CompositionEvent, useCallback, useRef, useState } from 'react'

/**
 * The text of a field, and `settled`: what of it is finished. While an input method converts (かな to 漢字), the text
 * grows and `settled` stays, so that nobody searches for half a word.
 */
export function useComposition() {
  const [text, setText] = useState('')
  const [settled, setSettled] = useState('')
  const composing = useRef(false)

  const write = useCallback((value: string) => {
    setText(value)
    setSettled(value)
  }, [])

  return {
    text,
    settled,
    write,
    /** True between the first key of a conversion and its end. */
    isComposing: () => composing.current,
    handlers: {
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setText(event.target.value)
        if (!composing.current) setSettled(event.target.value)
      },
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        composing.current = false
        setSettled(event.currentTarget.value)
      },
    },
  }
}
