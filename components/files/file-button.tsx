import styles from './file-button.module.css'

interface Props {
  readonly label: string
  /** Kinds of files to offer first, as the attribute of the same name. */
  readonly accept?: string
  /** Several at once, unless told otherwise. */
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Chooses files of the reader's machine; the same files can be chosen again. */
export function FileButton({ label, accept, multiple = true, onFiles }: Props) {
  return (
    <label className={`button ${styles.files}`}>
      {label}
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) onFiles(files)
          event.target.value = ''
        }}
      />
    </label>
  )
}
