interface Visit<Node> {
  readonly node: Node
  readonly index: number
  readonly next: Iterator<Node>
  /** The smallest index that leads back from here. */
  low: number
}

/**
 * The circles of a graph: nodes that all lead to each other, or one that leads to itself (strongly connected components, after Tarjan,
 * SIAM J. Comput. 1972). In linear time, and without recursion: a hostile document may chain thousands. In the order in which they close.
 */
export function circlesIn<Node>(nodes: Iterable<Node>, next: (node: Node) => Iterable<Node>): readonly (readonly Node[])[] {
  const indexes = new Map<Node, number>()
  const circles: (readonly Node[])[] = []
  const path: Visit<Node>[] = []
  const waiting: Node[] = []
  const isWaiting = new Set<Node>()
  const ownLoop = new Set<Node>()

  const enter = (node: Node): void => {
    const index = indexes.size
    indexes.set(node, index)
    waiting.push(node)
    isWaiting.add(node)
    path.push({ node, index, low: index, next: next(node)[Symbol.iterator]() })
  }
  const leave = ({ node, index, low }: Visit<Node>): void => {
    path.pop()
    const outer = path.at(-1)
    if (outer !== undefined) outer.low = Math.min(outer.low, low)
    if (low !== index) return
    const circle = waiting.splice(waiting.lastIndexOf(node))
    for (const each of circle) isWaiting.delete(each)
    if (circle.length > 1 || ownLoop.has(node)) circles.push(circle)
  }

  for (const start of nodes) {
    if (!indexes.has(start)) enter(start)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.next.next()
      if (step.done === true) {
        leave(top)
        continue
      }
      const known = indexes.get(step.value)
      if (known === undefined) enter(step.value)
      else if (isWaiting.has(step.value)) top.low = Math.min(top.low, known)
      if (step.value === top.node) ownLoop.add(top.node)
    }
  }
  return circles
}
