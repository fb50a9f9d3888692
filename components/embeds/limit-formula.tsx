import { useState } from 'react'
import { format, useMessages } from '@/components/messages'
import { useFact } from './context'
import styles from './embeds.module.css'

function bounded(text: string, max: number): number {
  const value = Number(text)
  return Number.isInteger(value) ? Math.min(Math.max(value, 1), max) : 1
}

/** Groups × rules per group, held against the limit of one network interface (L-2…L-5). */
export function LimitFormula() {
  const text = useMessages('tables')
  const limit = useFact('rules-per-eni').value
  const [groups, setGroups] = useState(String(useFact('groups-per-eni-2024').value))
  const [rules, setRules] = useState(String(useFact('rules-per-group').value))
  const product = bounded(groups, 100) * bounded(rules, 1000)
  const over = product - limit
  const number = (value: number) => value.toLocaleString('en-US')
  return (
    <div className={styles.formula}>
      <label>
        {text.formulaGroups}
        <input
          className="field"
          type="number"
          inputMode="numeric"
          min={1}
          max={100}
          value={groups}
          onChange={(event) => setGroups(event.target.value)}
        />
      </label>
      <span aria-hidden="true">×</span>
      <label>
        {text.formulaRules}
        <input
          className="field"
          type="number"
          inputMode="numeric"
          min={1}
          max={1000}
          value={rules}
          onChange={(event) => setRules(event.target.value)}
        />
      </label>
      <span aria-hidden="true">=</span>
      <output className={styles.result}>
        <strong>{number(product)}</strong>{' '}
        <span className={over > 0 ? 'drop' : 'accept'}>
          {format(over > 0 ? text.formulaOver : text.formulaFits, { limit: number(limit), over: number(over) })}
        </span>
      </output>
    </div>
  )
}
