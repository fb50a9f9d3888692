/** @typedef {import('./heading-ids.mjs').Node} Node */

/** A blank between a number and what is counted by it, in Japanese and Chinese. */
const beforeCounter = ' (?=[年月日週周時时分秒個个回次件台条本枚人倍点行種种項项段文字])'
const withinText = new RegExp(`(?<=[0-9])${beforeCounter}`, 'gu')
const afterFigure = new RegExp(`^${beforeCounter}`, 'u')

/** Remark plugin: no line ends between a number and its counter, such as in `28 日`; nor after a figure from `<Fact>`. */
export default function wholeNumbers() {
  /** @param {Node} node */
  const visit = (node) => {
    for (const [at, child] of (node.children ?? []).entries()) {
      if (child.type === 'text' && child.value !== undefined) {
        const whole = child.value.replace(withinText, '\u00a0')
        child.value = node.children?.[at - 1]?.name === 'Fact' ? whole.replace(afterFigure, '\u00a0') : whole
      } else visit(child)
    }
  }
  return visit
}
