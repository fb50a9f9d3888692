/**
 * Remark plugin: `## なぜ {/*why*\/}` gives the heading the id `why`.
 * Ids are written, not derived, so that a link survives a translation and an edit.
 */
export default function headingIds() {
  return (tree) => {
    for (const node of tree.children) {
      if (node.type !== 'heading') continue
      const last = node.children.at(-1)
      const id = last?.type === 'mdxTextExpression' && /^\/\*\s*([a-z0-9-]+)\s*\*\/$/.exec(last.value)
      if (!id) throw new Error(`Heading at line ${node.position?.start.line} has no id: write ## Title {/*some-id*/}`)
      node.children.pop()
      const text = node.children.at(-1)
      if (text?.type === 'text') text.value = text.value.trimEnd()
      node.data = { ...node.data, hProperties: { id: id[1] } }
    }
  }
}
