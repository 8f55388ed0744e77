import type { FaultCell } from './cell.ts'
import { deliveryCells } from './delivery-cells.ts'
import { deviceCells } from './device-cells.ts'
import { hostileCells, peopleCells } from './people-cells.ts'
import { serverCells } from './server-cells.ts'

/** Every fault to survive, one row each. */
export const faultTable: readonly FaultCell[] = [...deviceCells, ...deliveryCells, ...serverCells, ...peopleCells, ...hostileCells]
