import { useSearch } from '@tanstack/react-router'
import { RecordsScreen } from '#features/records/records-screen.tsx'

export function RecordsRoute() {
  const search: { readonly q?: string } = useSearch({ strict: false })
  const text = search.q ?? ''
  return <RecordsScreen key={text} initialText={text} />
}
