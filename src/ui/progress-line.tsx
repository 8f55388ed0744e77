import './progress-line.css'

export interface ProgressLineProps {
  readonly value: number
  readonly max: number
  /** The figure in words: "12 trên 30 mục bắt buộc". */
  readonly label: string
}

export function ProgressLine({ value, max, label }: ProgressLineProps) {
  return (
    <div className="ph-progress">
      <progress value={value} max={max === 0 ? 1 : max} aria-label={label} />
      <span aria-hidden="true">{label}</span>
    </div>
  )
}
