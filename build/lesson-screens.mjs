/**
 * @typedef {object} Node a node of the document's tree, as far as it is looked at here
 * @property {string} type
 * @property {string | null} [name]
 * @property {number} [depth]
 * @property {Node[]} [children]
 * @property {Record<string, unknown>} [data]
 * @property {{ type: string, name: string, value: string }[]} [attributes]
 */

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {Node[]} children
 * @returns {Node}
 */
function part(name, attributes, children) {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  }
}

/** @param {Node} node */
const isExercise = (node) => node.type === 'mdxJsxFlowElement' && node.name === 'Exercise'

/**
 * Remark plugin: a lesson, written as one text, becomes screens. What stands before the exercises is read; then each exercise
 * with its heading and what it asks for, which move into it as `<Task>`; then what stands behind the last. The heading over
 * all exercises goes: each is a section of the lesson by itself. A document without an exercise stays as it is.
 */
export default function lessonScreens() {
  return (/** @type {Node} */ tree) => {
    const nodes = tree.children ?? []
    if (!nodes.some(isExercise)) return
    /** @type {Node[]} */
    const screens = []
    /** @type {Node[]} */
    const imports = []
    /** @type {Node[]} */
    let waiting = []
    for (const node of nodes) {
      if (node.type === 'yaml' || node.type === 'mdxjsEsm') {
        imports.push(node)
        continue
      }
      if (!isExercise(node)) {
        waiting.push(node)
        continue
      }
      const at = waiting.findLastIndex(({ type, depth }) => type === 'heading' && depth === 3)
      if (at < 0) throw new Error('An exercise has no heading of its own above it: write ### Title {/*its-id*/}')
      // A link to the screen takes the focus along.
      const data = { ...waiting[at]?.data }
      const heading = {
        ...waiting[at],
        type: 'heading',
        depth: 2,
        data: { ...data, hProperties: { .../** @type {object} */ (data.hProperties ?? {}), tabIndex: -1 } },
      }
      const before = waiting
        .slice(0, at)
        .filter(({ type, depth }) => screens.length === 0 || type !== 'heading' || depth !== 2)
      if (screens.length === 0) screens.push(part('Screen', { id: 'reading' }, withoutLast(before)))
      node.children = [part('Task', {}, [heading, ...waiting.slice(at + 1)]), ...(node.children ?? [])]
      screens.push(node)
      waiting = []
    }
    screens.push(part('Screen', { id: 'recap' }, waiting))
    tree.children = [...imports, part('Screens', {}, screens)]
  }
}

/** The text before the first exercise without the heading that stands over all of them. @param {Node[]} nodes */
function withoutLast(nodes) {
  return nodes.at(-1)?.type === 'heading' ? nodes.slice(0, -1) : nodes
}
