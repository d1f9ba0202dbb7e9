package truncation

import "testing"

func TestHeadless(t *testing.T) {
	harness.Each(t, map[string]string{
		"a torn word":            among("⟦truncation/opening:尿病患者的血压要⟧控制得更低一些。医生建议每天早晚各量一次。"),
		"a torn word, of health": among("⟦truncation/opening:节炎患者手指不灵⟧便，可以选一键式的血压计。社区备了十台，能借回家用。"),
		"known elsewhere":        among("⟦truncation/opening:者早晨起床要慢一⟧些，免得头晕。患者的家属要学会看血压计，患者自己也要学。"),
		"the end of a compound":  among("⟦truncation/opening:剂⟧，不能突然停。医生会根据血压一点一点减量。"),
		"behind a number":        among("⟦truncation/opening:岁以上的老人每周⟧量两次就够了。血压不稳的要每天量。"),
		"behind a share":         among("⟦truncation/opening:%的老人不知道自⟧己血压高。量一次血压只要两分钟。"),
		"who speaks is lost":     among("⟦truncation/opening:表示⟧，血压计每年要校正一次。社区备了标准的机器。"),
		"a clause that goes on":  among("⟦truncation/opening:并把结果记在本子⟧上。看病的时候带给医生，省得再问一遍。"),
		"traditional":            amongTraditional("⟦truncation/opening:尿病患者的血壓要⟧控制得更低一些。醫師建議每天早晚各量一次。"),
		"traditional, compound":  amongTraditional("⟦truncation/opening:劑⟧，不能突然停。醫師會根據血壓一點一點減量。"),
	})
}

func TestHeadlessSilent(t *testing.T) {
	copies := map[string]string{}
	for _, p := range []string{
		"尿酸高的人也要量血压。两样一起控制，肾脏才安全。", "节假日也要按时吃药，不能因为聚餐就停。医生建议每天早晚各量一次。",
		"并不是血压越低越好。老人降得太快，容易头晕摔跤。", "并非每个人都要吃药。轻度的可以先改生活习惯。", "并排坐着的两位老人互相帮忙绑袖带。医生在旁边看着。",
		"药，要按时吃；盐，要少放。这两条做到了，血压就稳了一半。", "症，在中医里指的是病人的感觉。证，是医生对病情的判断。", "症，指病人的感觉，和证不一样。量血压以前医生先问症。",
		"岁月不饶人，血管最先知道。四十岁以后每年都要量血压。", "性别也有关系，男性的血压普遍高一些。绝经以后的女性也会升高。", "程伯的血压计放在床头，每天早晚各量一次。他说不量心里不踏实。",
		"小时候爱吃咸，长大了口味也重。改口味要一点一点来。", "以喝酒为例，少量也会让血压升高。医生建议能不喝就不喝。", "长154厘米的床太短，老人睡不好血压也会高。换一张就好了。",
		"青团、艾粑、清明粿，名字不同，都要少吃。糯米做的点心血糖升得快。",
		"病毒感染以后血压也会波动。发烧的时候不要自己加药。",
	} {
		copies[p] = among(p)
	}
	for _, p := range []string{"劑量要遵照醫囑，不能自己加減。血壓穩定之後再回診調整。", "率先量血壓的是里長。他說自己也有十年的高血壓。", "然並卵，量了不記等於沒量。護理師說本子一定要帶。"} {
		copies[p] = amongTraditional(p)
	}
	copies["below a line that goes on"] = among("大家要做三件事：\n把血压计放平；\n并把结果记在本子上。看病的时候带给医生，省得再问一遍。")
	harness.Each(t, copies)
}
