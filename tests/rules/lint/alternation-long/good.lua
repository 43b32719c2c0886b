rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[(?:puppetaa|puppetab|puppetac|puppetad|puppetae|puppetaf|puppetag|puppetah|puppetai|puppetaj|puppetak|puppetal|puppetam|puppetan|puppetao|puppetap|puppetaq|puppetar|puppetas|puppetat|puppetau|puppetav|puppetaw|puppetax|puppetay|puppetaz|puppetba|puppetbb|puppetbc|puppetbd|puppetbe|puppetbf|puppetbg|puppetbh|puppetbi|puppetbj|puppetbk|puppetbl|puppetbm|puppetbn|puppetbo|puppetbp|puppetbq|puppetbr|puppetbs|puppetbt|puppetbu|puppetbv|puppetbw|puppetbx|puppetby|puppetbz|puppetca|puppetcb|puppetcc|puppetcd|puppetce|puppetcf|puppetcg|puppetch|puppetci|puppetcj|puppetck|puppetcl|puppetcm|puppetcn|puppetco|puppetcp|puppetcq|puppetcr|puppetcs|puppetct|puppetcu|puppetcv|puppetcw|puppetcx|puppetcy|puppetcz|puppetda|puppetdb|puppetdc|puppetdd|puppetde|puppetdf|puppetdg|puppetdh|puppetdi|puppetdj|puppetdk|puppetdl)\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
