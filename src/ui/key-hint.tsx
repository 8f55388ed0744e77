import './key-hint.css'

/** Keys to press together: `['Ctrl', 'K']`. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="ph-keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
