import { ReceiptScreen } from '#features/records/receipt-screen.tsx'
import { useParam } from './param.ts'

export function ReceiptRoute() {
  const receipt = useParam('receipt')
  return <ReceiptScreen key={receipt} receipt={receipt} />
}
