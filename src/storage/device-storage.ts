/** How safe the work on this device is. Numbers in bytes. */
export interface StorageEstimate {
  readonly usage: number
  readonly quota: number
  /** False: the browser may evict everything when the disk is full. */
  readonly persisted: boolean
  /** Little room and no persistence: most likely a private window, where offline work would be lost. */
  readonly looksPrivate: boolean
}

export interface DeviceStorage {
  /** Asks the browser to keep the data; true when it promises. Ask at the first save, when the answer means something to a person. */
  persist(): Promise<boolean>
  /** Null where the browser does not tell. */
  estimate(): Promise<StorageEstimate | null>
}

/** Private windows of Chromium and Firefox grant a share of memory, at most about this. */
const PRIVATE_QUOTA = 1_500_000_000

/** @param manager `navigator.storage`; undefined on an insecure origin */
export function createDeviceStorage(manager: StorageManager | undefined): DeviceStorage {
  return {
    async persist() {
      if (manager?.persist === undefined) return false
      return (await manager.persisted()) || (await manager.persist())
    },
    async estimate() {
      if (manager?.estimate === undefined) return null
      const { usage = 0, quota = 0 } = await manager.estimate()
      const persisted = await manager.persisted()
      return { usage, quota, persisted, looksPrivate: !persisted && quota < PRIVATE_QUOTA }
    },
  }
}
