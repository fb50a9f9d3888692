import type { ComponentProps } from 'react'

interface Props<Value extends string | number>
  extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children' | 'multiple'> {
  readonly value: Value
  /** What can be chosen, in order, each with its name for the reader. */
  readonly options: readonly (readonly [value: Value, name: string])[]
  readonly onChange: (value: Value) => void
}

/** One of a few known values: what is handed back is one of the options, never a text to be read again. */
export function Select<Value extends string | number>({
  value,
  options,
  onChange,
  className = 'field',
  ...rest
}: Props<Value>) {
  return (
    <select
      {...rest}
      className={className}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([each]) => String(each) === event.target.value)
        if (chosen) onChange(chosen[0])
      }}
    >
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  )
}
