//! What items of invented plans are about.

/// What is done.
pub const WORK: &[&str] = &[
    "Rà soát, công bố",
    "Ban hành kế hoạch về",
    "Kiểm tra việc thực hiện",
    "Tập huấn nghiệp vụ về",
    "Khảo sát mức độ hài lòng đối với",
    "Công khai",
    "Đơn giản hóa",
    "Tuyên truyền về",
    "Hoàn thiện quy chế về",
    "Tự kiểm tra",
    "Nâng cao chất lượng",
    "Khắc phục hạn chế trong",
    "Cập nhật, niêm yết",
    "Số hóa",
    "Xây dựng quy trình về",
    "Tổng kết, đánh giá",
    "Bố trí kinh phí cho",
    "Đẩy mạnh",
    "Chuẩn hóa",
    "Theo dõi, đôn đốc",
];

/// What it is done to.
pub const MATTERS: &[&str] = &[
    "thủ tục hành chính lĩnh vực đất đai",
    "thủ tục hành chính lĩnh vực hộ tịch",
    "thủ tục hành chính lĩnh vực bảo trợ xã hội",
    "dịch vụ công trực tuyến toàn trình",
    "hồ sơ, giấy tờ lưu trữ tại cơ quan",
    "bộ phận tiếp nhận và trả kết quả",
    "cơ sở dữ liệu cán bộ, công chức, viên chức",
    "quy chế làm việc của cơ quan",
    "đề án vị trí việc làm",
    "phân bổ ngân sách được giao",
    "quản lý, sử dụng tài sản công",
    "văn bản quy phạm pháp luật của địa phương",
    "chứng thực bản sao điện tử",
    "thanh toán trực tuyến nghĩa vụ tài chính",
    "chữ ký số của cán bộ, công chức",
    "tiếp nhận phản ánh, kiến nghị của người dân",
    "kỷ luật, kỷ cương hành chính",
    "đánh giá cán bộ, công chức hằng năm",
    "tổ công nghệ số cộng đồng",
    "trang thông tin điện tử",
    "đối thoại với người dân, doanh nghiệp",
    "giải quyết hồ sơ quá hạn",
    "liên thông hồ sơ giữa các cơ quan",
    "cắt giảm thời gian giải quyết hồ sơ",
];

/// For whom or where.
pub const WHERE: &[&str] = &[
    "trên địa bàn",
    "tại các thôn, tổ dân phố",
    "của các cơ quan, đơn vị",
    "theo yêu cầu của cấp trên",
    "gắn với chuyển đổi số",
    "sau khi sắp xếp đơn vị hành chính",
    "phục vụ người dân, doanh nghiệp",
    "theo mô hình chính quyền địa phương hai cấp",
];

/// How it is done.
pub const STEPS: &[&str] = &[
    "Thống kê số liệu của từng lĩnh vực, đối chiếu với hệ thống thông tin giải quyết thủ tục hành chính và xác định nguyên nhân của các trường hợp còn hạn chế.",
    "Phân công cán bộ, công chức phụ trách; quy định rõ trách nhiệm, thời gian hoàn thành và chế độ thông tin, báo cáo.",
    "Lấy ý kiến các cơ quan, đơn vị có liên quan; tổng hợp, tiếp thu, giải trình và trình cấp có thẩm quyền xem xét, quyết định.",
    "Niêm yết công khai tại trụ sở, đăng tải trên trang thông tin điện tử và phát trên hệ thống truyền thanh cơ sở.",
    "Tổ chức kiểm tra, kịp thời chấn chỉnh các cơ quan, đơn vị thực hiện chưa nghiêm; gắn kết quả với đánh giá, xếp loại người đứng đầu.",
    "Bố trí trang thiết bị, đường truyền, máy quét; hướng dẫn người dân, tổ chức nộp hồ sơ và nhận kết quả trên môi trường điện tử.",
    "Phối hợp với các đoàn thể tuyên truyền, vận động người dân tham gia; nhân rộng các mô hình, cách làm hiệu quả.",
    "Xây dựng nội dung, tài liệu tập huấn; mở lớp cho cán bộ, công chức trực tiếp tiếp nhận và giải quyết hồ sơ.",
    "Đề xuất cấp có thẩm quyền sửa đổi, bổ sung các quy định không còn phù hợp với thực tiễn của địa phương.",
    "Đánh giá kết quả thực hiện, rút kinh nghiệm và đưa vào kế hoạch của giai đoạn tiếp theo.",
];

/// What comes of it.
pub const PRODUCTS: &[&str] =
    &["Báo cáo", "Kế hoạch", "Quyết định", "Tờ trình", "Văn bản hướng dẫn", "Danh mục", "Quy trình nội bộ"];

/// What is counted in percent.
pub const METRICS: &[&str] = &[
    "Tỷ lệ hồ sơ được giải quyết đúng hạn",
    "Tỷ lệ hồ sơ nộp trực tuyến",
    "Tỷ lệ kết quả được số hóa",
    "Tỷ lệ người dân hài lòng",
    "Tỷ lệ văn bản ký số",
    "Tỷ lệ công chức được tập huấn",
    "Tỷ lệ thủ tục được niêm yết",
    "Tỷ lệ giao dịch thanh toán trực tuyến",
    "Tỷ lệ phản ánh được trả lời đúng hạn",
];

/// Why something is late.
pub const CAUSES: &[&str] = &[
    "Chờ hướng dẫn của cơ quan cấp trên.",
    "Thiếu kinh phí, đang đề nghị bổ sung.",
    "Hệ thống thông tin chưa kết nối được.",
    "Nhân sự thay đổi sau khi sắp xếp bộ máy.",
    "Các đơn vị gửi số liệu chậm.",
];

/// The fields of the reform, which sections are about.
pub const FIELDS: &[&str] = &[
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng chính quyền điện tử, chính quyền số",
    "Tác động của cải cách đến người dân, tổ chức",
];

/// The offices of a commune: id, name, short name, symbol.
pub const OF_COMMUNE: &[(&str, &str, &str, &str)] = &[
    ("van-phong", "Văn phòng HĐND và UBND", "Văn phòng", "VP"),
    ("phong-kinh-te", "Phòng Kinh tế", "P. Kinh tế", "PKT"),
    ("phong-van-hoa", "Phòng Văn hóa - Xã hội", "P. VH-XH", "PVHXH"),
    ("trung-tam", "Trung tâm Phục vụ hành chính công", "TT PVHCC", "TTPVHCC"),
    ("cong-an", "Công an", "Công an", "CA"),
    ("quan-su", "Ban Chỉ huy quân sự", "BCH quân sự", "BCHQS"),
    ("tram-y-te", "Trạm Y tế", "Trạm Y tế", "TYT"),
    ("truong-hoc", "Các trường học trên địa bàn", "Trường học", "TH"),
];

/// The offices of a province, likewise.
pub const OF_PROVINCE: &[(&str, &str, &str, &str)] = &[
    ("so-noi-vu", "Sở Nội vụ", "Sở Nội vụ", "SNV"),
    ("van-phong", "Văn phòng UBND tỉnh", "VP UBND", "VP"),
    ("so-tu-phap", "Sở Tư pháp", "Sở Tư pháp", "STP"),
    ("so-tai-chinh", "Sở Tài chính", "Sở Tài chính", "STC"),
    ("so-khoa-hoc", "Sở Khoa học và Công nghệ", "Sở KH&CN", "SKHCN"),
    ("so-nong-nghiep", "Sở Nông nghiệp và Môi trường", "Sở NN&MT", "SNNMT"),
    ("so-xay-dung", "Sở Xây dựng", "Sở Xây dựng", "SXD"),
    ("so-y-te", "Sở Y tế", "Sở Y tế", "SYT"),
    ("so-giao-duc", "Sở Giáo dục và Đào tạo", "Sở GD&ĐT", "SGDĐT"),
    ("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "SVHTTDL"),
];
