import { useEffect, useState } from 'react'
import { format, formatDate, useMessages } from '@/components/messages'

/** On paper: on which day, and from which page, it was printed. What stands there may be another a week later. */
export function PrintedOn() {
  const text = useMessages('state')
  const site = useMessages('site')
  const [now, setNow] = useState<{ readonly date: string; readonly page: string } | null>(null)
  useEffect(() => {
    function look() {
      const day = new Date()
      const two = (number: number) => String(number).padStart(2, '0')
      const { origin, pathname } = window.location
      setNow({
        date: `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
        page: `${origin}${pathname}`,
      })
    }
    look()
    window.addEventListener('beforeprint', look)
    return () => window.removeEventListener('beforeprint', look)
  }, [])
  return now ? (
    <p className="on-paper said">
      {format(text.printedOn, { date: formatDate(now.date, site) })} {now.page}
    </p>
  ) : null
}
