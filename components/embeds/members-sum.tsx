import { useState } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { useFact } from './context'
import { LimitRow, LimitTable } from './limit-table'
import { membersOf } from './members'
import { NumberField, wholeNumber } from './number-field'
import styles from './quota-calculator.module.css'

const most = { instances: 100_000, each: 1000 } as const

/** Instances × addresses against the room of a group: `<MembersSum />` (L-9). */
export function MembersSum() {
  const text = useMessages('sums')
  const facts = { addresses: useFact('addresses-basic'), interfaces: useFact('addresses-advanced') }
  const [written, setWritten] = useState({ instances: '2000', ipv4: '2', ipv6: '1', interfaces: '1' })
  const { number } = useNumbers()
  const field = (name: keyof typeof written, least: number, limit: number) => (
    <NumberField
      name={text[name]}
      value={written[name]}
      least={least}
      most={limit}
      onChange={(next) => setWritten({ ...written, [name]: next })}
    />
  )
  const instances = wholeNumber(written.instances, 1, most.instances)
  const ipv4 = wholeNumber(written.ipv4, 1, most.each)
  const ipv6 = wholeNumber(written.ipv6, 0, most.each)
  const interfaces = wholeNumber(written.interfaces, 1, most.each)
  const sum =
    instances === null || ipv4 === null || ipv6 === null || interfaces === null
      ? null
      : membersOf(
          { instances, ipv4, ipv6, interfaces },
          { addresses: facts.addresses.value, interfaces: facts.interfaces.value },
        )
  return (
    <fieldset className={styles.quota}>
      <legend>{text.membersLegend}</legend>
      <div className={styles.fields}>
        {field('instances', 1, most.instances)}
        {field('ipv4', 1, most.each)}
        {field('ipv6', 0, most.each)}
        {field('interfaces', 1, most.each)}
      </div>
      <div role="status">
        {sum ? (
          <>
            <LimitTable>
              <LimitRow name={text.basicCount} count={sum.addresses} limit={facts.addresses} />
              <LimitRow name={text.enterpriseCount} count={sum.interfaces} limit={facts.interfaces} />
            </LimitTable>
            <p>
              {format(text.membersRoom, { basic: number(sum.room.basic), enterprise: number(sum.room.enterprise) })}
            </p>
          </>
        ) : null}
      </div>
    </fieldset>
  )
}
