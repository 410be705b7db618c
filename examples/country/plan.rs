//! One invented plan: its head, its agencies, its sections and items, and what was reported.

use std::fmt::Write as _;
use std::io;

use super::Folder;
use super::dice::Dice;
use super::item::Item;
use super::ledger::{self, Calendar};
use super::words::{FIELDS, OF_COMMUNE, OF_PROVINCE};

/// Whose plan it is.
#[derive(Clone, Copy)]
pub struct Place {
    pub province: usize,
    /// None: the province's own.
    pub commune: Option<usize>,
}

/// An office: id, name, short name, symbol.
pub type Office = (&'static str, &'static str, &'static str, &'static str);

impl Place {
    /// The folder of the plan in that of its province.
    pub fn folder(self) -> String {
        self.commune.map_or_else(|| "tinh".to_owned(), |commune| format!("xa-{commune:03}"))
    }

    /// How many items it has.
    pub fn size(self, dice: &mut Dice) -> usize {
        if self.commune.is_some() { 22 + dice.below(92) } else { 60 + dice.below(120) }
    }

    /// The id of the province's plan.
    fn above(self) -> String {
        format!("tinh-{:02}-2026", self.province)
    }

    fn id(self) -> String {
        match self.commune {
            Some(commune) => format!("tinh-{:02}-xa-{commune:03}-2026", self.province),
            None => self.above(),
        }
    }

    fn name(self) -> String {
        match self.commune {
            Some(commune) => format!("xã Mẫu {commune}"),
            None => format!("tỉnh Mẫu {}", self.province),
        }
    }

    const fn offices(self) -> &'static [Office] {
        if self.commune.is_some() { OF_COMMUNE } else { OF_PROVINCE }
    }
}

/// A mark that none of it is real, for the head of each file.
pub const MARK: &str = "# MINH HỌA: nơi này không có thật; mọi tên và số liệu do máy đặt ra để đo tốc độ.\n\
    # ILLUSTRATION: there is no such place; every name and figure is invented by a program, to measure with.\n\n";

/// Writes a plan with this many items.
pub fn write(folder: &Folder, place: Place, items: usize, dice: &mut Dice) -> io::Result<()> {
    let offices = place.offices();
    let offices = &offices[..offices.len().min(4 + dice.below(4))];
    let calendar = Calendar::pick(dice);
    let in_plan = items * 3 / 5;
    let (plan, mut all) = part("II", in_plan, offices, dice);
    let (appendix, others) = part("PL", items - in_plan, offices, dice);
    all.extend(others);
    folder.put("plan.toml", &(head(place, calendar, dice) + &plan))?;
    folder.put("appendix.toml", &(MARK.to_owned() + &appendix))?;
    folder.put("agencies.toml", &agencies(place, offices))?;
    for (name, text) in ledger::files(offices, calendar, &all, dice) {
        folder.put(&name, &text)?;
    }
    Ok(())
}

fn head(place: Place, calendar: Calendar, dice: &mut Dice) -> String {
    let (id, name, lead) = (place.id(), place.name(), place.offices()[0].0);
    let (number, day) = (1 + dice.below(220), 10 + dice.below(12));
    let basis = match place.commune {
        Some(_) => format!(
            "{{ number = \"05/KH-UBND\", issued = 2026-01-05, issuer = \"Ủy ban nhân dân tỉnh Mẫu {}\", title = \"Cải \
             cách hành chính năm 2026\", plan = \"{}\" }}",
            place.province,
            place.above()
        ),
        None => "\"Chương trình tổng thể cải cách hành chính nhà nước\"".to_owned(),
    };
    let title = format!("Cải cách hành chính năm 2026 của {name}");
    format!(
        "#:schema ../../../schema/plan.json\n\n{MARK}format = 1\n\n[plan]\nid = \"{id}\"\ntitle = \"{title}\"\nsymbol = \
         \"KH-UBND\"\nnumber = \"{number:02}\"\nissued = 2026-01-{day}\nauthority = \"ubnd\"\nplace = \
         \"{name}\"\nfocal_point = \"{lead}\"\nperiod = {{ from = 2026-01-01, to = 2026-12-31 }}\nbasis = [\n  \
         {basis},\n]\n\n[reporting]\ncalendar = \"{}\"\nfrom = [\"cac-phong\"]\nto = \"{lead}\"\n",
        calendar.word()
    )
}

fn agencies(place: Place, offices: &[Office]) -> String {
    let mut text =
        format!("{MARK}[agency.ubnd]\nname = \"Ủy ban nhân dân {}\"\nshort = \"UBND\"\n", place.name());
    for (id, name, short, symbol) in offices {
        write!(text, "\n[agency.{id}]\nname = \"{name}\"\nshort = \"{short}\"\nsymbol = \"{symbol}\"\n").ok();
    }
    let members: Vec<String> = offices.iter().skip(1).map(|(id, ..)| format!("\"{id}\"")).collect();
    write!(text, "\n[group.cac-phong]\nname = \"Các phòng, đơn vị\"\nmembers = [{}]\n", members.join(", "))
        .ok();
    text
}

/// The sections and items of a part of the plan.
fn part(part: &str, count: usize, offices: &[Office], dice: &mut Dice) -> (String, Vec<Item>) {
    let (mut text, mut items) = (String::new(), Vec::with_capacity(count));
    let sections = FIELDS.len().min(1 + count / 4);
    for (at, title) in FIELDS.iter().take(sections).enumerate() {
        let section = format!("{part}.{}", 1 + at);
        write!(text, "\n[[section]]\nid = \"{section}\"\ntitle = \"{title}\"\n").ok();
        let here = count / sections + usize::from(at < count % sections);
        for number in 1..=here {
            let item = Item::roll(format!("{section}.{number}"), offices, dice);
            item.write(&mut text, part == "II", dice);
            items.push(item);
        }
    }
    (text, items)
}
