export function setOldAssetsAside(assets: string, aside: string, now?: number): void
export function bringOldAssetsBack(assets: string, aside: string, now?: number): void
