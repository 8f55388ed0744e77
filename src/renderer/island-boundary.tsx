import { Component, type ReactNode } from 'react'
import { Notice } from '#ui/notice.tsx'

interface IslandBoundaryProps {
  readonly message: string
  readonly children: ReactNode
}

/** RJSF throws on a uiSchema that does not fit its schema, and the chunk may be missing: the rest of the form goes on, the value stays. */
export class IslandBoundary extends Component<IslandBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Notice tone="danger">{this.props.message}</Notice> : this.props.children
  }
}
