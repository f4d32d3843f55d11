export interface Product {
    readonly sku: string;
    readonly title: string;
    /** In cents, so that sums stay exact. */
    readonly cents: number;
}

const product = (sku: string, title: string, price: number): Product => ({
    sku,
    title,
    cents: Math.round(price * 100),
});

/** What the shop sells: good paper and things to write with. The first entries sell best. */
export const catalogue: readonly Product[] = [
    product('NB-A5-DOT', 'Notebook A5, dotted', 14.9),
    product('NB-A5-LIN', 'Notebook A5, lined', 14.9),
    product('PEN-GEL-05', 'Gel pen 0.5 mm', 3.2),
    product('PEN-FTN-M', 'Fountain pen, medium nib', 39),
    product('INK-BLU-50', 'Ink, night blue, 50 ml', 11.5),
    product('INK-GRN-50', 'Ink, moss green, 50 ml', 11.5),
    product('NB-A4-BLK', 'Notebook A4, blank', 19.9),
    product('PLN-YEAR', 'Year planner', 24.5),
    product('PEN-CIL-2B', 'Pencil 2B, box of 12', 9.8),
    product('ERS-SOFT', 'Eraser, soft', 1.9),
    product('SHP-BRASS', 'Sharpener, brass', 7.4),
    product('RUL-30', 'Ruler, aluminium, 30 cm', 8.6),
    product('CLP-GOLD', 'Paper clips, gold, 100', 4.3),
    product('ENV-C6-25', 'Envelopes C6, 25', 6.7),
    product('CRD-THX-10', 'Thank-you cards, 10', 12),
    product('WSH-TAPE-3', 'Washi tape, 3 rolls', 8.9),
    product('STK-LBL', 'Sticky labels', 5.1),
    product('FLD-CORK', 'Document folder, cork', 27),
    product('CSE-FELT', 'Pencil case, felt', 18.5),
    product('MAT-DESK', 'Desk mat, wool felt', 64),
    product('LMP-CLIP', 'Clip-on reading lamp', 49.9),
    product('BAG-TOTE', 'Tote bag, heavy cotton', 16),
    product('SET-CALLI', 'Calligraphy set', 78),
    product('GFT-WRAP', 'Gift wrapping', 3.5),
];
