import { Link } from '@/components/link'
import { format, useMessages } from '@/components/messages'
import styles from './card.module.css'
import { codePartsIn } from './code-parts'
import type { SiteReply } from './site'

interface Props {
  readonly unknown: SiteReply['unknownCode']
  readonly onGo: () => void
}

/** An error code that nothing is known of: that it is so, what its parts say, and which known code is nearest by name. */
export function UnknownCode({ unknown, onGo }: Props) {
  const text = useMessages('ask')
  if (unknown === null) return null
  const { code, nearest } = unknown
  const [before = '', after = ''] = text.unknownCodeNearest.split('{code}')
  return (
    <div className={styles.note}>
      <p>{format(text.unknownCode, { code })}</p>
      <ul>
        {codePartsIn(code).map(({ written, part }) => (
          <li key={part}>{format(text.unknownCodePart, { written, says: text.codeParts[part] })}</li>
        ))}
      </ul>
      {nearest ? (
        <p>
          {before}
          <Link to={`/faq/${nearest.answer}/`} onClick={onGo}>
            <code>{nearest.code}</code>
          </Link>
          {after}
        </p>
      ) : null}
    </div>
  )
}
