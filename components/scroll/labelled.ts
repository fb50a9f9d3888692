import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

interface Part {
  readonly children?: ReactNode
  readonly colSpan?: number
  readonly 'data-label'?: string
}

const isPart = (node: ReactNode): node is ReactElement<Part> => isValidElement<Part>(node)

const partsOf = (node: ReactNode) => Children.toArray(node).filter(isPart)

/** What a node says, as far as it stands there as text. */
function textOf(node: ReactNode): string {
  return Children.toArray(node)
    .map((part) => (isPart(part) ? textOf(part.props.children) : String(part)))
    .join('')
}

/** The words over the columns of a table's head. */
function columnsOf(table: ReactElement<Part>): readonly string[] {
  const head = partsOf(table.props.children).find(({ type }) => type === 'thead')
  const [row] = partsOf(head?.props.children)
  return partsOf(row?.props.children).map((cell) => textOf(cell.props.children))
}

/** A row whose cells, all but the first, carry the words over their columns. */
function rowWith(row: ReactElement<Part>, columns: readonly string[]): ReactNode {
  const cells = partsOf(row.props.children)
  if (row.type !== 'tr' || cells.length !== columns.length) return row
  const children = cells.map((cell, column) => {
    const label = columns[column] ?? ''
    return column === 0 || label === '' || cell.props['data-label'] !== undefined
      ? cell
      : cloneElement(cell, { 'data-label': label })
  })
  return cloneElement(row, {}, children)
}

/**
 * A table whose cells carry the words of their columns as `data-label`, for where its rows stand under one another. Rows and
 * cells that a component draws are left as they are: they label themselves.
 */
export function labelled(node: ReactNode): ReactNode {
  return Children.map(node, (table) => {
    if (!isPart(table) || table.type !== 'table') return table
    const columns = columnsOf(table)
    const sections = partsOf(table.props.children).map((section) =>
      section.type === 'tbody'
        ? cloneElement(
            section,
            {},
            partsOf(section.props.children).map((row) => rowWith(row, columns)),
          )
        : section,
    )
    return cloneElement(table, {}, sections)
  })
}
