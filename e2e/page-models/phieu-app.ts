import { expect, type Locator, type Page } from '@playwright/test'
import { en } from '#app/i18n/en/en.ts'
import { vi } from '#app/i18n/vi/vi.ts'

export const password = 'trinh-dien-2026'

/** What a person can do in the app, by the words they see. */
export class PhieuApp {
  readonly page: Page
  readonly #words: typeof vi | typeof en

  constructor(page: Page, language: 'vi' | 'en' = 'vi') {
    this.page = page
    this.#words = language === 'vi' ? vi : en
  }

  /** First sign-in of a person on this device, typed at the door. */
  async signIn(username: string): Promise<void> {
    await this.page.goto('/')
    const other = this.page.getByRole('button', { name: this.#words.signIn.other })
    const field = this.page.getByLabel(this.#words.signIn.username)
    await expect(other.or(field).first()).toBeVisible()
    if (await other.isVisible()) await other.click()
    await field.click()
    await this.page.keyboard.type(username)
    await this.page.keyboard.press('Tab')
    await this.page.keyboard.type(password)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('navigation', { name: this.#words.shell.nav })).toBeVisible()
  }

  /** Opens the vault of somebody whom this device knows; works without a network. */
  async unlock(name: string): Promise<void> {
    const card = this.page.getByRole('main').getByRole('button', { name: new RegExp(name) })
    await expect(card).toBeVisible()
    if ((await card.getAttribute('aria-expanded')) !== 'true') await card.click()
    await this.page.getByLabel(this.#words.signIn.password).click()
    await this.page.keyboard.type(password)
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('navigation', { name: this.#words.shell.nav })).toBeVisible()
  }

  async lock(): Promise<void> {
    await this.#fromAccountMenu(this.#words.shell.lock)
    await expect(this.heading(this.#words.signIn.lockedTitle)).toBeVisible()
  }

  async openLockSettings(): Promise<void> {
    await this.#fromAccountMenu(this.#words.lock.settings)
    await expect(this.page.getByRole('dialog', { name: this.#words.lock.settings })).toBeVisible()
  }

  async #fromAccountMenu(name: string): Promise<void> {
    await this.page.getByLabel(new RegExp(`^${this.#words.shell.account}`)).click()
    await this.page.getByRole('menuitem', { name, exact: true }).click()
  }

  /** The forms, code lists and records of the units are on this device. */
  async waitUntilSynced(): Promise<void> {
    await expect(this.page.getByText(this.#words.shell.connection.synced).first()).toBeVisible({ timeout: 45_000 })
  }

  /** The service worker has everything it needs to open the app without a server. */
  async waitUntilAppIsKept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  }

  async newRecord(formTitle: string | RegExp): Promise<void> {
    await this.go('Biểu mẫu')
    const title = typeof formTitle === 'string' ? `Nhập phiếu mới: ${formTitle}` : formTitle
    await this.page.getByRole('button', { name: title }).click()
    await expect(this.submitButton()).toBeVisible()
  }

  async go(screen: 'Biểu mẫu' | 'Việc của tôi' | 'Hồ sơ' | 'Chờ duyệt' | 'Máy này'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.#words.shell.nav })
      .getByRole('link', { name: new RegExp(`^${screen}`) })
      .click()
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name })
  }

  submitButton(): Locator {
    return this.page.getByRole('button', { name: /^Kiểm tra và gửi/ })
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.page.getByText(/^Đã lưu trên máy này lúc/).first()).toBeVisible()
  }

  /**
   * The receipt number on the screen after submitting, once the server has the record. A device that found no server for a while
   * asks again after up to five minutes; who sits before it presses the button.
   */
  async receipt(): Promise<string> {
    const receipt = this.page.getByTestId('receipt')
    const byItself = await receipt.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    )
    if (!byItself) await this.page.getByRole('button', { name: this.#words.shell.connection.syncNow }).click()
    await expect(receipt).toBeVisible({ timeout: 45_000 })
    return (await receipt.textContent()) ?? ''
  }
}
