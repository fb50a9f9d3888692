import { type ComponentProps, isValidElement } from 'react'
import { CodeWords } from '@/components/code-words'
import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { cliCalls, kebabSpelling } from '@/lib/cli'
import styles from './guide.module.css'

/** A fenced block of a document with its copy button; a `cli` block is shown in both spellings of the CLI. */
export function CodeBlock({ children, ...rest }: ComponentProps<'pre'>) {
  const code = codeOf(children)
  if (!code) return <pre {...rest}>{children}</pre>
  const kebab = code.language === 'cli' ? secondSpelling(code.text) : null
  return (
    <>
      <Block text={code.text} language={code.language} />
      {kebab ? <SecondSpelling text={kebab} /> : null}
    </>
  )
}

function Block({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <div className={styles.code}>
      <pre>
        <code className={`language-${language === 'cli' ? 'sh' : language}`}>
          <CodeWords text={text} />
        </code>
      </pre>
      <CopyButton text={text} />
    </div>
  )
}

function SecondSpelling({ text }: { readonly text: string }) {
  const words = useMessages('guide')
  return (
    <details className={styles.second}>
      <summary>{words.kebab}</summary>
      <Block text={text} language="sh" />
    </details>
  )
}

function codeOf(children: unknown): { readonly text: string; readonly language: string } | null {
  if (!isValidElement<{ readonly className?: unknown; readonly children?: unknown }>(children)) return null
  const { className, children: text } = children.props
  if (typeof text !== 'string') return null
  const language = typeof className === 'string' ? (/^language-(\w+)$/.exec(className)?.[1] ?? '') : ''
  return { text: text.replace(/\n$/, ''), language }
}

/** Comments stay where they stand; null when a call has no second spelling. */
function secondSpelling(text: string): string | null {
  const lines = text.replace(/\\\n[ \t]*/g, ' ').split('\n')
  const written = lines.map((line) => {
    const [call] = line.startsWith('#') ? [] : cliCalls(line)
    return call ? kebabSpelling(call) : line
  })
  return written.some((line) => line === null) ? null : written.join('\n')
}
