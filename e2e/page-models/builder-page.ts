import { expect, type Locator, type Page } from '@playwright/test'

/** How an author works: by keys alone, no pointer and no focus but by keys, or with the mouse. */
export type Hand = 'keyboard' | 'pointer'

export interface NewField {
  /** Words of the palette. */
  readonly type: string
  readonly label: string
  readonly english: string
  /** The name in rules; without one it is made from the label. */
  readonly name?: string
  readonly isRequired?: true
  readonly choices?: readonly string[]
}

const selectAll = 'ControlOrMeta+a'

/** The builder of one form, used by what stands on the screen. */
export class BuilderPage {
  readonly page: Page
  readonly #hand: Hand

  constructor(page: Page, hand: Hand) {
    this.page = page
    this.#hand = hand
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Thuộc tính' })
  }

  card(label: string): Locator {
    return this.page
      .locator('[data-canvas] [data-field]')
      .filter({ has: this.page.locator('.bd-card-name', { hasText: new RegExp(`^${label}$`) }) })
  }

  /** The focus on the control: with the mouse by a click, without one by Tab or Shift+Tab, whichever way it lies. */
  async reach(control: Locator): Promise<void> {
    await expect(control).toBeVisible()
    if (this.#hand === 'pointer') return control.click()
    for (let i = 0; i < 300; i++) {
      const way = await control.evaluate((wanted) => {
        const at = document.activeElement
        if (at === wanted) return null
        return at !== null && (at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 ? 'Shift+Tab' : 'Tab'
      })
      if (way === null) return
      await this.page.keyboard.press(way)
    }
    throw new Error(`No key leads to ${String(control)}`)
  }

  async press(button: Locator): Promise<void> {
    await this.reach(button)
    if (this.#hand === 'keyboard') await this.page.keyboard.press('Enter')
  }

  /** Writes over what stands in a text. */
  async write(control: Locator, text: string): Promise<void> {
    await this.reach(control)
    await this.page.keyboard.press(selectAll)
    await this.page.keyboard.type(text)
  }

  /** An option of a list. */
  async choose(list: Locator, option: string): Promise<void> {
    if (this.#hand === 'pointer') return void (await list.selectOption({ label: option }))
    await this.reach(list)
    const options = await list.locator('option').allTextContents()
    const now = (await list.locator('option:checked').textContent()) ?? ''
    const by = options.indexOf(option) - options.indexOf(now)
    for (let i = 0; i < Math.abs(by); i++) await this.page.keyboard.press(by < 0 ? 'ArrowUp' : 'ArrowDown')
    await expect(list.locator('option:checked')).toHaveText(option)
  }

  /** An option of a searchable list. */
  async find(list: Locator, option: string): Promise<void> {
    await this.write(list, option)
    await expect(this.page.getByRole('option', { name: option }).first()).toBeVisible()
    await this.page.keyboard.press('Enter')
    await expect(list).toHaveValue(option)
  }

  async openView(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
    if (this.#hand === 'pointer') await tab.click()
    else {
      await this.reach(this.page.getByRole('tab', { selected: true }).first())
      for (let i = 0; (await tab.getAttribute('aria-selected')) !== 'true'; i++) {
        if (i > 20) throw new Error(`No arrow leads to ${name}`)
        await this.page.keyboard.press('ArrowRight')
      }
    }
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  }

  /** A field after what is chosen, named in both languages. */
  async add(field: NewField): Promise<void> {
    const { keyboard } = this.page
    const palette = this.page.getByRole('navigation', { name: 'Loại mục' })
    if (this.#hand === 'pointer') await palette.getByRole('button', { name: field.type, exact: true }).click()
    else {
      await keyboard.press('Control+/')
      await keyboard.type(field.type)
      await keyboard.press('Enter')
    }
    // The label of the new field has the focus, its words chosen.
    await expect(this.inspector.getByLabel('Nhãn', { exact: false }).first()).toBeFocused()
    await keyboard.type(field.label)
    if (field.name !== undefined) {
      await this.write(this.inspector.getByLabel('Tên dùng trong quy tắc'), field.name)
      await keyboard.press('Tab')
    }
    for (const [at, choice] of (field.choices ?? []).entries()) {
      const lines = this.inspector.getByRole('textbox', { name: /^Lựa chọn \d+$/ })
      if (at < (await lines.count())) await this.write(lines.nth(at), choice)
      else {
        await this.write(this.inspector.getByLabel('Thêm (dán được nhiều dòng)'), choice)
        await keyboard.press('Enter')
      }
    }
    await this.write(this.inspector.getByLabel('Nhãn tiếng Anh'), field.english)
    if (field.isRequired === true) await this.choose(this.inspector.getByLabel('Khi nào phải điền'), 'Luôn bắt buộc')
    await expect(this.card(field.label)).toHaveCount(1)
  }

  /** What publishing asks for of a form that was just begun, and the class of what is personal for certain. */
  async describeForm(owner: string, purpose: string, basis: string): Promise<void> {
    await this.openView('Thông tin biểu mẫu')
    await this.write(this.page.getByRole('textbox', { name: /^Ai chịu trách nhiệm về dữ liệu/ }), owner)
    await this.write(this.page.getByRole('textbox', { name: /^Mục đích/ }), purpose)
    await this.write(this.page.getByRole('textbox', { name: /^Căn cứ của thời hạn lưu trữ/ }), basis)
    await this.page.keyboard.press('Tab')
    const take = this.page.getByRole('button', { name: /^Lấy \d+ gợi ý chắc chắn/ })
    if ((await take.count()) > 0) await this.press(take)
    await expect(take).toHaveCount(0)
  }

  /** A new section at the end, into which the next field goes. */
  async addSection(title: string): Promise<void> {
    await this.press(this.page.getByRole('button', { name: 'Thêm phần', exact: true }))
    await this.write(this.page.getByRole('textbox', { name: /^Tên phần \d+$/ }).last(), title)
  }

  /** The chosen field, there only while another one has a value. */
  async showWhen(subject: string, compare: string, value?: string): Promise<void> {
    await this.choose(this.inspector.getByLabel('Khi nào có mục này', { exact: true }).first(), 'Khi có điều kiện')
    const condition = this.inspector.getByRole('group', { name: 'Khi nào có mục này' }).first()
    await this.find(condition.getByRole('combobox', { name: 'Mục cần xét' }), subject)
    await this.choose(condition.getByLabel('Phép so sánh'), compare)
    if (value !== undefined) await this.choose(condition.getByLabel('Giá trị', { exact: true }), value)
  }
}
