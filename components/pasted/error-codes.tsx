import { useId, useMemo, useState } from 'react'
import { useEmbeds } from '@/components/embeds'
import { Inferred } from '@/components/guide'
import { LongName } from '@/components/long-name'
import { useLocale, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { errorEntries } from '@/content/error-codes'
import { findCodes } from './find-codes'
import styles from './pasted.module.css'

/** All error codes that have to do with security groups, found by code or by a pasted message: `<ErrorCodes />`. */
export function ErrorCodes() {
  const text = useMessages('pasted')
  const { counted } = useNumbers()
  const { locale } = useLocale()
  const { titles } = useEmbeds()
  const errors = useMemo(() => errorEntries(locale), [locale])
  const [written, setWritten] = useState('')
  const found = useMemo(() => findCodes(errors, written), [errors, written])
  const id = useId()
  return (
    <section className={styles.codes}>
      <p className="no-print">
        <label htmlFor={id}>{text.codesLabel}</label>
        <input
          id={id}
          type="search"
          className="field mono"
          spellCheck={false}
          autoCapitalize="off"
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </p>
      <p role="status" className="no-print">
        {found.length === 0 ? `${text.codesNone} ` : counted(text.codesFound, found.length)}
        {found.length === 0 ? (
          <button type="button" className="button" onClick={() => setWritten('')}>
            {text.codesAll}
          </button>
        ) : null}
      </p>
      {found.length === 0 ? null : (
        <ScrollBox stacks>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.code}</th>
                <th scope="col">{text.meaning}</th>
                <th scope="col">{text.remedy}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ code, http, operations, meaning, remedy, guessed, answer }) => (
                <tr key={code}>
                  <th scope="row">
                    <code>
                      <LongName>{code}</LongName>
                    </code>
                    <small>{`${http} ${operations.join(', ')}`}</small>
                  </th>
                  <td>{guessed ? <Inferred why={text.guessed}>{meaning}</Inferred> : meaning}</td>
                  <td>
                    {`${remedy} `}
                    {titles[answer] ? <a href={`/${locale}/faq/${answer}/`}>{titles[answer]}</a> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  )
}
