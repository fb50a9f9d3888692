import { useEffect, useState } from 'react'

/** How long the text rests before it is said: a screen reader doesn't speak between two keys. */
const rest = 700

/** A text for screen readers alone, said once it has stopped changing. */
export function Announcement({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), rest)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
