/**
 * @typedef {object} Node a node of the document's tree, as far as it is looked at here
 * @property {string} type
 * @property {string} [name]
 * @property {string} [value]
 * @property {Node[]} [children]
 * @property {Record<string, unknown>} [data]
 * @property {{ start: { line: number } }} [position]
 */

/**
 * Remark plugin: `## なぜ {/*why*\/}` gives the heading the id `why`.
 * Ids are written, not derived, so that a link survives a translation and an edit.
 */
export default function headingIds() {
  return (/** @type {Node} */ tree) => {
    for (const node of tree.children ?? []) {
      if (node.type !== 'heading') continue
      const parts = node.children ?? []
      const last = parts.at(-1)
      const id = last?.type === 'mdxTextExpression' && /^\/\*\s*([a-z0-9-]+)\s*\*\/$/.exec(last.value ?? '')
      if (!id) throw new Error(`Heading at line ${node.position?.start.line} has no id: write ## Title {/*some-id*/}`)
      parts.pop()
      const text = parts.at(-1)
      if (text?.type === 'text') text.value = text.value?.trimEnd() ?? ''
      node.data = { ...node.data, hProperties: { id: id[1] } }
    }
  }
}
