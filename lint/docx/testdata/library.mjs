// Makes library.docx with the npm package docx 9.x:
//   npm install docx && node library.mjs
import { writeFileSync } from "node:fs";
import * as d from "docx";
const who = { author: "记者乙", date: "2025-03-02T08:00:00Z" };
const cell = (t) => new d.TableCell({ children: [new d.Paragraph(t)] });
const doc = new d.Document({
  features: { trackRevisions: true },
  footnotes: { 1: { children: [new d.Paragraph("数据截至三月底。")] } },
  sections: [{
    headers: { default: new d.Header({ children: [new d.Paragraph("页眉不是正文")] }) },
    children: [
      new d.Paragraph({ text: "流动诊车进山", heading: d.HeadingLevel.TITLE }),
      new d.Paragraph({ children: [
        new d.TextRun("三月起，流动"), new d.TextRun({ text: "诊车", bold: true }), new d.TextRun("每周进山两次，"),
        new d.DeletedTextRun({ id: 101, text: "共计", ...who }), new d.InsertedTextRun({ id: 102, text: "累计", ...who }),
        new d.TextRun("接诊四百人次"), new d.FootnoteReferenceRun(1), new d.TextRun("。"),
      ] }),
      new d.Paragraph({ children: [new d.TextRun("详情见"), new d.ExternalHyperlink({ link: "https://example.org/", children: [new d.TextRun("官方网站")] }), new d.TextRun("公告 <甲> & 乙。")] }),
      new d.Table({ rows: [new d.TableRow({ children: [cell("村"), cell("人次")] }), new d.TableRow({ children: [cell("上坪"), cell("120")] })] }),
    ],
  }],
});
writeFileSync("library.docx", await d.Packer.toBuffer(doc));
