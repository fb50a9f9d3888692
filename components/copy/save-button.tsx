interface Props {
  /** Name of the file, with its ending. */
  readonly name: string
  /** Media type, such as `application/json`. */
  readonly type: string
  readonly text: () => string
  readonly label: string
  /** Beside a button that does what most come for. */
  readonly quiet?: boolean
}

/** Saves a text as a file. */
export function SaveButton({ name, type, text, label, quiet = false }: Props) {
  function save() {
    const url = URL.createObjectURL(new Blob([text()], { type }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 1000)
  }
  return (
    <button type="button" className={`${quiet ? 'quiet' : 'button'} no-print`} onClick={save}>
      {label}
    </button>
  )
}
