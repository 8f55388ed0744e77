import './button.css'

/** Work under way, with its words beside it: motion alone tells nothing. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <span className="ph-busy" role="status">
      <span className="ph-spinner" aria-hidden="true" /> {label}
    </span>
  )
}
