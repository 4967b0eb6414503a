// Writes the rows of a CSV file as a workbook, or, without a second path, only reads them: what writing takes is the
// difference.
use rust_xlsxwriter::Workbook;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let mut reader = csv::Reader::from_path(&paths[0]).unwrap();
    let heads = reader.headers().unwrap().clone();
    let numeric: Vec<bool> = heads.iter().map(|h| matches!(h, "start" | "end" | "byte_start" | "byte_end")).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
    if paths.len() < 2 {
        return;
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (k, head) in heads.iter().enumerate() {
        sheet.write_string(0, k as u16, head).unwrap();
    }
    for (i, row) in rows.iter().enumerate() {
        for (k, cell) in row.iter().enumerate() {
            let (i, k) = (i as u32 + 1, k as u16);
            if numeric[k as usize] {
                sheet.write_number(i, k, cell.parse::<f64>().unwrap()).unwrap();
            } else {
                sheet.write_string(i, k, cell).unwrap();
            }
        }
    }
    book.save(&paths[1]).unwrap();
}
